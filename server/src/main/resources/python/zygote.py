"""Forks processes that each run one call of a function: zygote.py FUNCTION RUNS MARKER PREIMPORT

Speaks with the server in lines, over pipes that the server opens through /proc/PID/fd:

    ready FD                  the zygote reads commands from its descriptor FD
    <- N                      a command: fork process number N; an empty line is a greeting
    child N PID FD OUT ERR    it waits for its call on its descriptor FD; OUT and ERR are what the
                              function will write as 1 and 2
    failed N REASON           it could not be forked
    note TEXT                 something for the server's log
    exit N STATUS             it has ended, as a shell counts it: 128 + n where signal n ended it

A call is the parameter's length as 8 hexadecimal digits, and the parameter. Instead of the length,
ffffffff says that a name follows, likewise, of a file that holds the parameter. Where the server
ends, so does all of this.
"""

import gc
import os
import select
import sys

import forked_function

SIGKILL = 9
EVENTS = 1
HEADER_BYTES = 8
IN_A_FILE = 0xFFFFFFFF
CHUNK_BYTES = 65536
NUMBER_LENGTH = 12
NO_NUMBER = b"-" * NUMBER_LENGTH
REHEARSALS = 20
NOTHING = compile("def f(n): return n if n < 2 else n - 1\nstr(f(int('1')))", "", "exec")
MAX_DESCRIPTOR = 1 << 30
FIRST_WORD_MILLIS = 30_000
LOST = None, None


class Zygote:
    """Has one thread. What it does between two forks, and what a child does, is kept small: each page
    of memory that either of them writes to is copied."""

    def __init__(self, function, runs, marker):
        self._function = function
        self._runs = runs + os.sep
        self._marker = marker
        self._environment = Environment()
        self._children = {}  # their numbers, pids and ends of pipes, by their pidfds
        self._poll = select.poll()

    def serve(self):
        """Obeys until the server ends."""
        commands, own_end = os.pipe()
        self._poll.register(commands, select.POLLIN)
        for _ in range(REHEARSALS):
            rehearse()
        gc.collect()
        gc.freeze()
        self._function.renew()  # after the freeze: the garbage collector is to see it
        os.write(EVENTS, b"ready %d\n" % commands)
        pending = b""
        while True:
            # None: until something happens.
            for fd, _ in self._poll.poll(FIRST_WORD_MILLIS if own_end else None) or [LOST]:
                if fd in self._children:
                    self._reap(fd)
                    continue
                text = os.read(fd, CHUNK_BYTES) if fd == commands else b""
                if not text:
                    return
                if own_end is not None:
                    os.close(own_end)  # From now on, the pipe ends when the server does.
                    own_end = None
                *numbers, pending = (pending + text).split(b"\n")
                for number in filter(None, numbers):
                    self._fork(number)

    def _fork(self, number):
        ends = []
        try:
            self._prepare(number)
            for _ in range(3):
                ends += os.pipe()
            pid = os.fork()
            if pid == 0:
                self._be_child(ends)
            ended = self._watch(pid)
        except OSError as e:
            os.write(EVENTS, b"failed %s %s\n" % (number, str(e).encode()))
            for end in ends:
                os.close(end)
            return
        call, own_end, out, out_end, err, err_end = ends
        os.write(EVENTS, b"child %s %d %d %d %d\n" % (number, pid, call, out, err))
        for end in (call, out, out_end, err, err_end):
            os.close(end)
        # Held for the child: where neither this process nor the server is left, its wait ends.
        self._children[ended] = number, pid, own_end
        self._poll.register(ended, select.POLLIN)

    @staticmethod
    def _watch(pid):
        try:
            return os.pidfd_open(pid)
        except OSError:
            kill(os.kill, pid)
            os.waitpid(pid, 0)
            raise

    def _prepare(self, number):
        """Makes of this process what its next child is to be."""
        digits = number.decode().rjust(NUMBER_LENGTH, "0")
        folder = self._runs + digits
        os.mkdir(folder, 0o700)
        os.chdir(folder)
        self._environment.set(digits)

    def _be_child(self, ends):
        try:
            os.setsid()
            os.dup2(ends[3], 1)
            os.dup2(ends[5], 2)
            os.close(ends[1])
            rehearse()
            parameter = read_call(ends[0])
            name_process(b"function")
            os.closerange(3, MAX_DESCRIPTOR)
        except BaseException as e:
            os.write(2, b"The process that waited for a call failed: %s\n" % repr(e).encode())
            os._exit(1)
        self._function.run(parameter)

    def _reap(self, fd):
        """Reports before it reaps: were this process killed in between, no status would be lost."""
        number, pid, own_end = self._children.pop(fd)
        info = os.waitid(os.P_PIDFD, fd, os.WEXITED | os.WNOWAIT)
        status = info.si_status + (0 if info.si_code == os.CLD_EXITED else 128)
        os.write(EVENTS, b"exit %s %d\n" % (number, status))
        os.waitpid(pid, 0)
        self._poll.unregister(fd)
        os.close(fd)
        os.close(own_end)

    def end(self):
        """Kills what was forked, and what bears the marker of a run: nobody is left to do it."""
        for _, pid, _ in self._children.values():
            kill(os.killpg, pid)
            kill(os.kill, pid)
        for pid in os.listdir("/proc"):
            if pid.isdigit() and int(pid) != os.getpid() and self._bears_marker(pid):
                kill(os.kill, int(pid))

    def _bears_marker(self, pid):
        try:
            with open(f"/proc/{pid}/environ", "rb") as environment:
                return b"SPILLWAY_RUN=" + self._marker in environment.read()
        except OSError:
            return False


def name_process(name):
    """Gives this process a name of its own among all those that have the same command line."""
    comm = os.open("/proc/self/comm", os.O_WRONLY)
    os.write(comm, name)
    os.close(comm)


class Environment:
    """The environment, whose variables end with a run's number where it was started with NO_NUMBER.

    They are changed where they stand in memory: that is what /proc shows of a process, so what is
    forked without an exec is marked too, and what the C library reads.
    """

    def __init__(self):
        with open("/proc/self/stat", "rb") as stat:
            self._address = int(stat.read().rpartition(b") ")[2].split()[47])  # field 50
        with open("/proc/self/environ", "rb") as environment:
            self._block = environment.read()
        self._memory = os.open("/proc/self/mem", os.O_WRONLY)
        self._values = os.environ._data
        self._names = [name for name in self._values if self._values[name].endswith(NO_NUMBER)]

    def set(self, digits):
        number = digits.encode()
        os.pwrite(self._memory, self._block.replace(NO_NUMBER, number), self._address)
        for name in self._names:
            self._values[name] = self._values[name][:-NUMBER_LENGTH] + number


def rehearse():
    """Does what a run will do, as far as that has no effect yet. In the zygote: what the
    interpreter and the linker find out at the first times, each child would find out anew. In a
    child that waits: the pages it will write to are copied before the call comes."""
    exec(NOTHING, {})
    forked_function.flush(forked_function.unraisable)
    b"1".decode("utf-8", "surrogateescape")
    os.dup2(EVENTS, EVENTS)
    os.closerange(MAX_DESCRIPTOR - 1, MAX_DESCRIPTOR)
    gc.collect(0)


def read_call(call):
    size = int(read(call, HEADER_BYTES), 16)
    if size != IN_A_FILE:
        return read(call, size).decode("utf-8", "surrogateescape")
    with open(read(call, int(read(call, HEADER_BYTES), 16)), "rb") as file:
        return file.read().decode("utf-8", "surrogateescape")


def read(fd, size):
    text = b""
    while len(text) < size:
        chunk = os.read(fd, size - len(text))
        if not chunk:
            os._exit(0)  # The zygote and the server have ended.
        text += chunk
    return text


def kill(how, pid):
    try:
        how(pid, SIGKILL)
    except OSError:
        pass


name_process(b"zygote")
function = forked_function.ForkedFunction(sys.argv[1])
zygote = Zygote(function, sys.argv[2], sys.argv[3].encode())
if sys.argv[4] == "true":
    for name in function.preimport():
        os.write(EVENTS, f"note module {name} is imported by each call anew\n".encode())
for module in ("forked_function", "select"):
    del sys.modules[module]
del os.environ["LD_BIND_NOW"]
zygote.serve()
zygote.end()
os._exit(0)
