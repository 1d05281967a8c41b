"""The stand-in for the original's server: python3 server.py HOST PORT FUNCTION

Serves one call at a time, and starts an interpreter for each.
"""

import subprocess
import sys
from xmlrpc.server import SimpleXMLRPCServer

LOCAL_TIMEOUT_SECONDS = 60


class PatientServer(SimpleXMLRPCServer):
    request_queue_size = 1024


def call_function(parameter):
    ended = subprocess.run(
        [sys.executable, sys.argv[3], str(parameter)],
        capture_output=True,
        text=True,
        timeout=LOCAL_TIMEOUT_SECONDS,
        check=False,
    )
    output = ended.stdout if ended.returncode == 0 else ended.stderr
    return f"Number {parameter}, result: {output}"


if __name__ == "__main__":
    server = PatientServer((sys.argv[1], int(sys.argv[2])), logRequests=False)
    server.register_function(call_function)
    server.serve_forever()
