"""The stand-in for the original's load balancer: python3 load_balancer.py HOST PORT SERVER_PORT...

A thread for each connection, and the servers in turn. Its lock is what the original lacks: a race
here would measure nothing. Nor has it the original's queue of five connections, beyond which
callers try again after seconds: those seconds would say nothing of how fast it is.
"""

import itertools
import socketserver
import sys
import threading
import xmlrpc.client
from xmlrpc.server import SimpleXMLRPCServer


class ThreadedServer(socketserver.ThreadingMixIn, SimpleXMLRPCServer):
    daemon_threads = True
    request_queue_size = 1024


turn = itertools.cycle(sys.argv[3:])
turn_lock = threading.Lock()


def call_faas(parameter):
    with turn_lock:
        port = next(turn)
    with xmlrpc.client.ServerProxy(f"http://{sys.argv[1]}:{port}") as server:
        return server.call_function(parameter)


if __name__ == "__main__":
    balancer = ThreadedServer((sys.argv[1], int(sys.argv[2])), logRequests=False)
    balancer.register_function(call_faas)
    balancer.serve_forever()
