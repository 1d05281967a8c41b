"""Runs a server through its start and some calls, so that its JVM can record what it loads.

usage: training.py COMMAND...

Starts the server by the command, hears its word that it is ready as the load balancer does, calls
it, and stops it as an engine does. Ends with 1 where anything of that fails.
"""

import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import xmlrpc.client

START_LIMIT_SECONDS = 120
STOP_LIMIT_SECONDS = 120  # the JVM writes its cache when it stops
STOPPED_BY_SIGTERM = 143
CALLS = 20
PORT = 8000


class LoadBalancer(http.server.BaseHTTPRequestHandler):
    """Hears the server's word."""

    heard = threading.Event()

    def do_POST(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.heard.set()

    def log_message(self, *_):
        pass


def environment(folder, port):
    return dict(
        os.environ,
        SERVER_PORT=str(PORT),
        FUNCTION_DIR=folder,
        READY_URL=f"http://127.0.0.1:{port}/servers/1/ready",
        READY_TOKEN="training",
    )


def call():
    server = xmlrpc.client.ServerProxy(f"http://127.0.0.1:{PORT}/RPC2")
    for number in range(CALLS):
        answer = server.call_function(str(number))
        if answer != f"Number {number}, result: {number}\n":
            sys.exit(f"The server answered {answer!r}")


def main():
    load_balancer = http.server.HTTPServer(("127.0.0.1", 0), LoadBalancer)
    threading.Thread(target=load_balancer.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "function.py").write_text("import sys\nprint(sys.argv[1])\n")
        server = subprocess.Popen(sys.argv[1:], env=environment(folder, load_balancer.server_port))
        try:
            if not LoadBalancer.heard.wait(START_LIMIT_SECONDS):
                sys.exit("The server did not say that it is ready")
            call()
            server.terminate()
            if server.wait(STOP_LIMIT_SECONDS) != STOPPED_BY_SIGTERM:
                sys.exit(f"The server ended with {server.returncode}")
        finally:
            server.kill()


main()
