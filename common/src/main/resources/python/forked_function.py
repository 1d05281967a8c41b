"""A Python script that is compiled once and run often, each time by a process forked for it, as if
`python3 SCRIPT PARAM` had started it.

What a plain interpreter does before and after the script's own code is done here by hand, since
ending a whole interpreter in earnest takes longer than all the rest.
"""

import atexit
import gc
import os
import sys
from _frozen_importlib_external import SourceFileLoader

FLUSH_FAILED = 120
ONLY_AST = 0x400
SIGINT = 2
LINES = {"line_buffering": True}
PREIMPORT_SECONDS = 20


class ForkedFunction:
    """One script. `run` is for a process that was forked to run it and that has one thread."""

    def __init__(self, path):
        self.path = path
        self._folder = os.path.dirname(path)
        self._code = None
        self._source = None
        self._prepare()

    def _prepare(self):
        with open(self.path, "rb") as file:
            source = file.read()
        self._source = source
        warnings = Warnings()
        stderr, sys.stderr = sys.stderr, warnings
        try:
            code = self._compile()
        except Exception:
            self._source = None  # A plain interpreter will say what is wrong, at each run.
            return
        finally:
            sys.stderr = stderr
        if not warnings.written:
            self._code = code  # Else each run compiles again, and so warns again.

    def _compile(self):
        return compile(self._source, self.path, "exec", dont_inherit=True)

    def preimport(self):
        """Imports what the script's top-level import lines name, and returns what was left out.

        A process forked for it tries each import first: left out is what fails, writes anything,
        starts a thread, or lies beside the script and so is part of it.
        """
        left_out = []
        if self._source is None:
            return left_out
        sys.path[0] = self._folder
        for name, wanted in self._in_child(lambda: imports_of(self._source, self.path)):
            if name in sys.modules and not wanted:
                continue
            if self._in_child(lambda: self._imports_quietly(name, wanted)):
                __import__(name, None, None, wanted)
            else:
                left_out.append(name)
        return left_out

    def _imports_quietly(self, name, wanted):
        written = os.memfd_create("written")
        os.dup2(written, 1)
        os.dup2(written, 2)
        before = set(sys.modules)
        __import__(name, None, None, wanted)
        sys.stdout.flush()
        sys.stderr.flush()
        beside = self._folder + os.sep
        own = [
            module
            for module in set(sys.modules) - before
            if str(getattr(sys.modules[module], "__file__", "")).startswith(beside)
        ]
        return (
            not own and os.fstat(written).st_size == 0 and len(os.listdir("/proc/self/task")) == 1
        )

    @staticmethod
    def _in_child(task):
        """Returns what a task returns in a process of its own; () where it fails there."""
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                import _signal

                _signal.alarm(PREIMPORT_SECONDS)
                os.write(writer, repr(task()).encode())
            finally:
                os._exit(0)
        os.close(writer)
        with open(reader, "rb") as answer:
            text = answer.read()
        os.waitpid(pid, 0)
        return eval(text) if text else ()

    def renew(self):
        """Makes of this interpreter what it is when a script begins, but for the parameter."""
        main = type(sys)("__main__")
        names = main.__dict__
        names["__loader__"] = SourceFileLoader("__main__", self.path)
        if sys.version_info < (3, 14):
            names["__annotations__"] = {}
        names["__builtins__"] = sys.modules["builtins"]
        names["__file__"] = self.path
        names["__cached__"] = None
        sys.modules["__main__"] = main
        sys.argv = [self.path, ""]
        sys.orig_argv = [sys.executable, self.path, ""]
        sys.path[0] = self._folder

    def run(self, parameter):
        """Runs the script in this process, which `renew` has prepared and which ends with it."""
        if self._source is None:
            os.execv(sys.executable, [sys.executable, self.path, parameter])
        reseed()
        sys.argv[1] = sys.orig_argv[2] = parameter
        failure = None
        try:
            # At the end, nothing but sys.modules may hold on to __main__.
            exec(self._code or self._compile(), sys.modules["__main__"].__dict__)
        except BaseException as e:
            failure = e
        if failure is None:
            finish(0)
        flush(None)
        status = status_of(failure)
        interrupted = isinstance(failure, KeyboardInterrupt)
        del failure
        finish(status, interrupted)


class Warnings:
    """Stands for stderr and takes note of whether a compiler warns."""

    def __init__(self):
        self.written = False

    def write(self, text):
        self.written = True

    def flush(self):
        pass


def imports_of(source, path):
    """Returns the top-level imports, each as a module's name and what is wanted of it."""
    found = []
    for node in compile(source, path, "exec", ONLY_AST, dont_inherit=True).body:
        kind = type(node).__name__
        if kind == "Import":
            found += [(alias.name, ()) for alias in node.names]
        elif kind == "ImportFrom" and not node.level and node.module != "__future__":
            wanted = tuple(alias.name for alias in node.names if alias.name != "*")
            found.append((node.module, wanted))
    return found


def restore_defaults():
    """Undoes what a host of the script has changed for itself: signals, streams, logging."""
    import io
    import signal

    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for fd, name, buffering in ((0, "stdin", {}), (1, "stdout", {}), (2, "stderr", LINES)):
        at_start = getattr(sys, f"__{name}__")
        raw = io.FileIO(fd, "r" if fd == 0 else "w", closefd=False)
        raw.name = f"<{name}>"
        buffer = io.BufferedReader(raw) if fd == 0 else io.BufferedWriter(raw)
        stream = io.TextIOWrapper(buffer, at_start.encoding, at_start.errors, **buffering)
        stream.mode = "r" if fd == 0 else "w"
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.root.handlers.clear()
        logging.root.setLevel(logging.WARNING)


def reseed():
    """Gives a preloaded numpy new random numbers; `random` sees to itself after a fork."""
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None:
        numpy_random.seed()


def status_of(failure):
    """Says what ended the script, as an interpreter does, and returns the exit status."""
    if isinstance(failure, SystemExit):
        return status_of_exit(failure.code)
    failure = without_own_frames(failure)
    sys.last_type, sys.last_value = type(failure), failure
    sys.last_traceback = failure.__traceback__
    if sys.version_info >= (3, 12):
        sys.last_exc = failure
    hook = getattr(sys, "excepthook", None)
    try:
        if hook is None:
            sys.stderr.write("sys.excepthook is missing\n")
            hook = sys.__excepthook__
        hook(type(failure), failure, failure.__traceback__)
    except SystemExit as e:
        return status_of_exit(e.code)
    except BaseException as e:
        show("Error in sys.excepthook:\n", without_own_frames(e))
        show("\nOriginal exception was:\n", failure)
    finally:
        sys.last_type = sys.last_value = sys.last_traceback = None
        if sys.version_info >= (3, 12):
            sys.last_exc = None
    return 1


def without_own_frames(failure):
    traceback = failure.__traceback__
    while traceback is not None and traceback.tb_frame.f_globals is globals():
        traceback = traceback.tb_next
    return failure.with_traceback(traceback)


def show(title, failure):
    try:
        sys.stderr.write(title)
        sys.__excepthook__(type(failure), failure, failure.__traceback__)
    except Exception:
        pass  # There is nowhere left to say it.


def status_of_exit(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF if -(2**63) <= code < 2**63 else 0xFF
    try:
        sys.stderr.write(str(code))
        sys.stderr.write("\n")
        sys.stderr.flush()
    except Exception:
        pass
    return 1


def finish(status, interrupted=False):
    """Ends this process as an interpreter ends: threads, exit handlers, __del__, flush."""
    threading = sys.modules.get("threading")
    if threading is not None:
        try:
            threading._shutdown()
        except BaseException as e:
            unraisable(without_own_frames(e), threading)
    atexit._run_exitfuncs()
    flushed = flush(unraisable)
    del sys.modules["__main__"]
    gc.collect()
    flushed = flush(unraisable if flushed else None) and flushed
    if not flushed:
        status = FLUSH_FAILED
    if interrupted:
        import _signal

        _signal.signal(SIGINT, _signal.SIG_DFL)
        os.kill(os.getpid(), SIGINT)
    os._exit(status)


def flush(on_failure):
    """Writes out what the script printed; returns whether that went well. Says what did not of
    stdout, since nothing can be said of stderr."""
    flushed = True
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except BaseException as e:
            flushed = False
            if on_failure is not None and stream is sys.stdout:
                on_failure(without_own_frames(e), stream)
    return flushed


def unraisable(failure, where):
    show(f"Exception ignored in: {where!r}\n", failure)
