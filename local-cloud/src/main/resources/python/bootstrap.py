"""Runs a handler by the Lambda Runtime API, in a process group of its own."""
import os

os.setpgrp()

import json
import signal
import socket
import sys
import threading
import time

# What the system sends to a stopped group whose parent is gone; _die_with_parent does more.
signal.signal(signal.SIGHUP, lambda *_: None)

# Standard input is a pipe from the parent. Its end means that the parent is gone, however it ended.
_lifeline = os.dup(0)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def _die_with_parent():
    while os.read(_lifeline, 1):
        pass
    for pid in _descendants():
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass  # ended by itself
    os.killpg(0, signal.SIGKILL)


def _descendants():
    """Also those in groups of their own, where the system tells who started whom."""
    children = {}
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            with open(f"/proc/{name}/stat") as stat:
                parent = stat.read().rpartition(")")[2].split()[1]
                children.setdefault(int(parent), []).append(int(name))
        except (OSError, ValueError):
            pass  # no process, or one that has just ended
    found = [os.getpid()]
    for pid in found:
        found += children.get(pid, [])
    return found[1:]


class RuntimeApi:
    """HTTP/1.1 over one socket; http.client alone would double the time of a cold start."""

    def __init__(self):
        self.address, _, self.base = os.environ["AWS_LAMBDA_RUNTIME_API"].partition("/")
        self.stream = None

    def call(self, method, path, body=b""):
        head = (f"{method} /{self.base}/2018-06-01/runtime/{path} HTTP/1.1\r\n"
                f"Host: {self.address}\r\nContent-Length: {len(body)}\r\n\r\n")
        for last in (method == "GET", True):
            try:
                return self._exchange(head.encode() + body)
            except OSError:
                if last:
                    os._exit(1)
                self.stream = None  # closed while the handler ran

    def _exchange(self, message):
        if self.stream is None:
            host, port = self.address.split(":")
            connection = socket.create_connection((host, int(port)))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.stream = connection.makefile("rwb")
        self.stream.write(message)
        self.stream.flush()
        if not self.stream.readline():
            raise ConnectionError("closed")
        headers = {}
        while (line := self.stream.readline().strip()):
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return headers, self.stream.read(int(headers.get("content-length", 0)))


class Context:
    """What a handler is told about its invocation."""

    identity = client_context = None

    def __init__(self, headers):
        self.aws_request_id = headers["lambda-runtime-aws-request-id"]
        self.invoked_function_arn = headers["lambda-runtime-invoked-function-arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self._deadline = int(headers["lambda-runtime-deadline-ms"])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))


def failure(kind, message, request_id="", trace=()):
    print(f"[ERROR] {kind}: {message}\n{''.join(trace)}".rstrip())
    return json.dumps({"errorMessage": message, "errorType": kind, "requestId": request_id,
                       "stackTrace": list(trace)}).encode()


def trace_of(error):
    import traceback
    return traceback.format_tb(error.__traceback__)[1:]


def load(handler):
    import importlib
    path, _, name = handler.rpartition(".")
    module = importlib.import_module(path.replace("/", "."))
    if not hasattr(module, name):
        raise AttributeError(f"Handler '{name}' missing on module '{path}'")
    return getattr(module, name)


def load_or_exit(api):
    handler = os.environ["_HANDLER"]
    module = handler.rpartition(".")[0]
    try:
        return load(handler)
    except ImportError as e:
        body = failure("Runtime.ImportModuleError", f"Unable to import module '{module}': {e}")
    except SyntaxError as e:
        body = failure("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module}': {e}")
    except AttributeError as e:
        body = failure("Runtime.HandlerNotFound", str(e), "", trace_of(e))
    except Exception as e:
        body = failure(type(e).__name__, str(e), "", trace_of(e))
    sys.stdout.flush()
    api.call("POST", "init/error", body)
    sys.exit(1)


def run(handler, event, context):
    """Returns where the answer goes, and the answer."""
    try:
        result = handler(json.loads(event), context)
    except Exception as e:
        return "error", failure(type(e).__name__, str(e), context.aws_request_id, trace_of(e))
    try:
        return "response", json.dumps(result, ensure_ascii=False).encode()
    except Exception as e:
        return "error", failure("Runtime.MarshalError", f"Unable to marshal response: {e}",
                                context.aws_request_id)


def main():
    threading.Thread(target=_die_with_parent, daemon=True).start()
    sys.stdout.reconfigure(line_buffering=True)
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    api = RuntimeApi()
    handler = load_or_exit(api)
    while True:
        headers, event = api.call("GET", "invocation/next")
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("lambda-runtime-trace-id", "")
        context = Context(headers)
        kind, body = run(handler, event, context)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(1, b"\0END " + context.aws_request_id.encode() + b"\n")  # all is printed
        api.call("POST", f"invocation/{context.aws_request_id}/{kind}", body)


if __name__ == "__main__":
    main()
