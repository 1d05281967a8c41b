"""Runs function.py once for each call, on AWS Lambda and on whatever stands in for it.

Whatever goes wrong is answered as data and never raised: without the proxy integration the gateway
would turn a raise into status 200.
"""

import base64
import itertools
import json
import math
import os
import select
import signal
import subprocess
import sys
import threading
import time

try:
    import forked_function
except ImportError:
    forked_function = None

FUNCTION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "function.py")

# Lambda refuses an answer that is larger than this once it is JSON.
ANSWER_LIMIT_BYTES = 6 * 1024 * 1024

# Of a function that fails, the end of what it wrote is kept: there stands the error.
STDERR_LIMIT_BYTES = 64 * 1024

# What is left of Lambda's time for killing the function and answering.
RESERVE_SECONDS = 0.75

# Where the context does not tell: API Gateway gives up after 29 s.
DEFAULT_SECONDS = 29.0

# Tells the caller what Lambda bills: the gateway's answer does not.
USAGE_HEADER = "Spillway-Usage"

# How long to wait for the rest of the output once the process group is dead.
DRAIN_SECONDS = 2.0


# Linux' MAX_ARG_STRLEN, 32 pages, less the 0 at the end.
ARGUMENT_LIMIT_BYTES = 32 * 4096 - 1


class BadInput(Exception):
    """The event is not a call."""


def handle(event, context):
    """Answers one event: {"parameter": x} runs the function, {"probe": true} does not."""
    started = time.monotonic()
    try:
        answer, note = respond(call_of(event), context)
    except BadInput as e:
        answer, note = text(400, f"The call cannot be understood: {e}."), "bad input"
    except Exception as e:  # Never a raise, see above.
        answer, note = text(500, f"The handler failed: {e!r}."), "handler failed"
    millis = (time.monotonic() - started) * 1000
    request = getattr(context, "aws_request_id", "-")
    print(f"Call {request}: status {answer['statusCode']}, {note}, {millis:.0f} ms", flush=True)
    answer["headers"][USAGE_HEADER] = usage_of(context, (time.monotonic() - started) * 1000)
    return answer


def usage_of(context, millis):
    """Returns what is billed, as an RFC 8941 dictionary; a cold start's initialization with it."""
    init = init_millis if next(calls_before) == 0 else 0
    memory = getattr(context, "memory_limit_in_mb", None)
    memory = memory or os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", 0)
    return f"ms={math.ceil(millis + init)}, mb={int(memory)}, init={math.ceil(init)}"


def call_of(event):
    """Returns the call: the body of an event of the proxy integration, else the event itself."""
    if not isinstance(event, dict):
        raise BadInput("it is not a JSON object")
    if not isinstance(event.get("requestContext"), dict):
        return event
    try:
        body = event.get("body") or ""
        if event.get("isBase64Encoded"):
            body = base64.b64decode(body)
        call = json.loads(body)
    except (TypeError, ValueError) as e:
        raise BadInput("its body is not JSON") from e
    if not isinstance(call, dict):
        raise BadInput("its body is not a JSON object")
    return call


def respond(call, context):
    if call.get("probe") is True:
        return text(200, "ready"), "probe"
    parameter = call.get("parameter")
    if isinstance(parameter, bool) or not isinstance(parameter, (str, int, float)):
        raise BadInput('"parameter" must be a string or a number')
    return run(str(parameter), seconds_for(context))


def seconds_for(context):
    remaining = getattr(context, "get_remaining_time_in_millis", None)
    seconds = remaining() / 1000 if callable(remaining) else DEFAULT_SECONDS
    return max(seconds - RESERVE_SECONDS, seconds / 2)


def run(parameter, seconds):
    """Runs the function in a process group of its own and returns the answer and a note on it."""
    check_argument(parameter)
    process = start_forked(parameter) or start_interpreter(parameter)
    stdout = Output(process.stdout, ANSWER_LIMIT_BYTES, lambda: kill(process))
    stderr = Output(process.stderr, STDERR_LIMIT_BYTES)
    timed_out = False
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        timed_out = True
    finally:
        # Also what it started and left behind, which would keep the pipes open.
        kill(process)
    return conclude(process.wait(), stdout.text(), stderr.text(), timed_out and seconds)


def check_argument(parameter):
    try:
        size = len(os.fsencode(parameter))
    except ValueError as e:
        raise BadInput(f"the parameter cannot be an argument ({e})") from e
    if "\0" in parameter:
        raise BadInput("the parameter cannot be an argument (it holds a 0 byte)")
    if size > ARGUMENT_LIMIT_BYTES:
        raise BadInput("the parameter is too long for an argument")


def start_interpreter(parameter):
    return subprocess.Popen(
        [sys.executable, FUNCTION, parameter],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def start_forked(parameter):
    """Forks a process for the compiled function; None where that cannot be, as beside threads."""
    if compiled is None or len(os.listdir("/proc/self/task")) > 1:
        return None
    try:
        return Forked(parameter)
    except OSError as e:
        print(f"The function is run by a new interpreter: {e}", flush=True)
        return None


def compile_function():
    """Compiles the function once, where this can fork; None where each call has to do it."""
    try:
        os.close(os.pidfd_open(os.getpid()))
        function = forked_function.ForkedFunction(FUNCTION)
        function.preimport()
        return function
    except Exception as e:
        print(f"Each call starts an interpreter: {e!r}", flush=True)
        return None


class Forked:
    """A process that runs the compiled function, to be used as a Popen is."""

    def __init__(self, parameter):
        out, out_end = os.pipe()
        err, err_end = os.pipe()
        self.stdout, self.stderr = open(out, "rb"), open(err, "rb")
        self.returncode = None
        sys.stdout.flush()
        try:
            self.pid = os.fork()
            if self.pid == 0:
                self._run(parameter, out_end, err_end)
        finally:
            os.close(out_end)
            os.close(err_end)
        self._end = os.pidfd_open(self.pid)

    @staticmethod
    def _run(parameter, out, err):
        try:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out, 1)
            os.dup2(err, 2)
            os.closerange(3, 1 << 30)
            forked_function.restore_defaults()
            compiled.renew()
        except BaseException as e:
            os.write(2, repr(e).encode())
            os._exit(1)
        compiled.run(parameter)

    def wait(self, timeout=None):
        if self.returncode is None:
            ended = select.poll()
            ended.register(self._end, select.POLLIN)
            if not ended.poll(timeout and timeout * 1000):
                raise subprocess.TimeoutExpired(FUNCTION, timeout)
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.close(self._end)
        return self.returncode


def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def conclude(returncode, stdout, stderr, timed_out_seconds):
    # As a shell counts it: 128 + n where signal n ended the process.
    exit_code = returncode if returncode >= 0 else 128 - returncode
    note = f"exit code {exit_code}"
    if stdout is None:
        return too_large(), note
    if timed_out_seconds:
        sentence = f"The function ran longer than {timed_out_seconds:.3g} s and was killed."
        return text(504, sentence), note
    if exit_code != 0:
        failure = json.dumps({"exitCode": exit_code, "stderr": stderr})
        return answer_of(422, "application/json", failure), note
    answer = text(200, stdout)
    # Escaping makes the answer larger than the output.
    return (too_large() if len(json.dumps(answer)) > ANSWER_LIMIT_BYTES else answer), note


def too_large():
    return text(413, "The function printed more than 6 MB.")


def text(status, body):
    return answer_of(status, "text/plain; charset=utf-8", body)


def answer_of(status, content_type, body):
    return {"statusCode": status, "headers": {"Content-Type": content_type}, "body": body}


class Output:
    """Reads a pipe to its end on a thread of its own, and keeps at most the last bytes of it."""

    def __init__(self, pipe, limit, on_overflow=None):
        self._pipe = pipe
        self._limit = limit
        self._on_overflow = on_overflow
        self._kept = bytearray()
        self._overflowed = False
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        while chunk := self._pipe.read1(65536):
            self._kept += chunk
            if len(self._kept) > self._limit:
                del self._kept[: len(self._kept) - self._limit]
                if self._on_overflow and not self._overflowed:
                    self._on_overflow()
                self._overflowed = True

    def text(self):
        """Returns what was read; None where nothing may be missing and something is."""
        self._thread.join(DRAIN_SECONDS)
        if self._on_overflow and self._overflowed:
            return None
        return bytes(self._kept).decode("utf-8", errors="replace")


def millis_since_start():
    """Returns the age of this process, rounded up; 0 where the system does not tell."""
    try:
        with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
            ticks = int(stat.read().rpartition(")")[2].split()[19])
            started = ticks / os.sysconf("SC_CLK_TCK")
            return max(0.0, float(uptime.read().split()[0]) + 0.01 - started) * 1000
    except (OSError, ValueError, IndexError):
        return 0.0


compiled = compile_function()
calls_before = itertools.count()
init_millis = millis_since_start()
