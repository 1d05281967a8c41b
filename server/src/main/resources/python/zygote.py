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

from forked_function import ForkedFunction

SIGKILL = 9
EVENTS = 1
HEADER_BYTES = 8
IN_A_FILE = 0xFFFFFFFF
CHUNK_BYTES = 65536
MAX_DESCRIPTOR = 1 << 30
FIRST_WORD_MILLIS = 30_000
LOST = None, None


class Zygote:
    """Has one thread. Does for a child beforehand what it can: a page that only the parent touches
    is not copied, and the child begins the sooner."""

    def __init__(self, function, runs, marker):
        self._function = function
        self._runs = runs
        self._marker = marker
        self._memory = os.open("/proc/self/mem", os.O_WRONLY)
        self._environment = address_of(b"SPILLWAY_RUN=")
        self._children = {}  # their numbers and pids, by their pidfds
        self._poll = select.poll()

    def serve(self):
        """Obeys until the server ends."""
        commands, own_end = os.pipe()
        self._poll.register(commands, select.POLLIN)
        gc.collect()
        gc.freeze()
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
            self._function.renew()
            pid = os.fork()
            if pid == 0:
                self._be_child(ends)
            ended = self._watch(pid)
            self._children[ended] = number, pid
            self._poll.register(ended, select.POLLIN)
        except OSError as e:
            os.write(EVENTS, b"failed %s %s\n" % (number, str(e).encode()))
            return
        finally:
            for end in ends:
                os.close(end)
        os.write(EVENTS, b"child %s %d %d %d %d\n" % (number, pid, ends[0], ends[2], ends[4]))

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
        folder = os.path.join(self._runs, number.decode())
        os.mkdir(folder, 0o700)
        os.chdir(folder)
        os.environ["HOME"] = os.environ["TMPDIR"] = folder
        # In the environment that a process was started with, which is what /proc shows of one:
        # marks also what is forked without an exec.
        marker = self._marker + number.rjust(12, b"0")
        os.environb[b"SPILLWAY_RUN"] = marker
        os.pwrite(self._memory, marker, self._environment)

    def _be_child(self, ends):
        try:
            os.setsid()
            os.dup2(ends[3], 1)
            os.dup2(ends[5], 2)
            parameter = read_call(ends[0])
            name_process(b"function")
            os.closerange(3, MAX_DESCRIPTOR)
        except BaseException as e:
            os.write(2, b"The process that waited for a call failed: %s\n" % repr(e).encode())
            os._exit(1)
        function = self._function
        for module in ("forked_function", "select"):
            del sys.modules[module]
        function.run(parameter)

    def _reap(self, fd):
        """Reports before it reaps: were this process killed in between, no status would be lost."""
        number, pid = self._children.pop(fd)
        info = os.waitid(os.P_PIDFD, fd, os.WEXITED | os.WNOWAIT)
        status = info.si_status + (0 if info.si_code == os.CLD_EXITED else 128)
        os.write(EVENTS, b"exit %s %d\n" % (number, status))
        os.waitpid(pid, 0)
        self._poll.unregister(fd)
        os.close(fd)

    def end(self):
        """Kills what was forked, and what bears the marker of a run: nobody is left to do it."""
        for _, pid in self._children.values():
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


def address_of(variable):
    """Returns where in this process' memory the value of a variable stands that it began with."""
    with open("/proc/self/stat", "rb") as stat:
        start = int(stat.read().rpartition(b") ")[2].split()[47])  # env_start, field 50
    with open("/proc/self/environ", "rb") as environment:
        return start + environment.read().index(variable) + len(variable)


def read_call(call):
    size = int(read(call, HEADER_BYTES), 16)
    if size != IN_A_FILE:
        return os.fsdecode(read(call, size))
    with open(read(call, int(read(call, HEADER_BYTES), 16)), "rb") as file:
        return os.fsdecode(file.read())


def read(fd, size):
    text = b""
    while len(text) < size:
        chunk = os.read(fd, size - len(text))
        if not chunk:
            os._exit(0)  # The server has ended.
        text += chunk
    return text


def kill(how, pid):
    try:
        how(pid, SIGKILL)
    except OSError:
        pass


name_process(b"zygote")
function = ForkedFunction(sys.argv[1])
zygote = Zygote(function, sys.argv[2], sys.argv[3].encode())
if sys.argv[4] == "true":
    for name in function.preimport():
        os.write(EVENTS, f"note module {name} is imported by each call anew\n".encode())
zygote.serve()
zygote.end()
os._exit(0)
