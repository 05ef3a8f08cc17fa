"""What the end-to-end tests share: the binary as a user runs it, a server on a free port, temporary folders.

Standard library only. CTest gives the environment: DANCHIEU_BINARY, DANCHIEU_SOURCE_DIR and, where real documents
stand beside the project, DANCHIEU_SHARED_DIR.
"""

import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

BINARY = os.environ["DANCHIEU_BINARY"]
SOURCE = pathlib.Path(os.environ["DANCHIEU_SOURCE_DIR"])
SAMPLES = SOURCE / "corpus" / "samples"
SHARED = os.environ.get("DANCHIEU_SHARED_DIR")

DONE, FINDINGS, USAGE, FAILURE = 0, 1, 2, 3  # exit codes of the contract

# Root without its right to read everything, so that a file's mode counts as it does for any user. Not another user: the
# project may lie where only root comes.
WITHOUT_PRIVILEGES = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--"]


class Result:
    """What one run of the binary gave."""

    def __init__(self, arguments, code, out, err):
        self.arguments, self.code, self.out, self.err = arguments, code, out, err

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]

    def __str__(self):
        return f"danchieu {' '.join(self.arguments)}\nexit {self.code}\nstdout: {self.out[:2000]}\nstderr: {self.err[:2000]}"


def run(*arguments, cwd=SOURCE, ordinary=False, timeout=120, env=None):
    """Runs the binary; `ordinary` takes from root what an ordinary user has not."""
    arguments = [str(argument) for argument in arguments]
    prefix = WITHOUT_PRIVILEGES if ordinary and os.getuid() == 0 else []
    done = subprocess.run([*prefix, BINARY, *arguments], cwd=cwd, capture_output=True, timeout=timeout,
                          stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    return Result(arguments, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))


class Case(unittest.TestCase):
    """A test case with a temporary folder of its own in `self.folder`, and room for long differences."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="danchieu-test-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def done(self, *arguments, **options):
        """Runs the binary and expects success."""
        result = run(*arguments, **options)
        self.assertEqual(result.code, DONE, result)
        return result

    def refused(self, result, code, *words):
        """Expects one clear message: the code, nothing on standard output, what and where on standard error."""
        self.assertEqual(result.code, code, result)
        self.assertEqual(result.out, "", result)
        for word in words:
            self.assertIn(str(word), result.err, result)
        self.assertLessEqual(len(result.err.splitlines()), 6, result)
        self.assertNotIn("unexpected failure", result.err, result)


def make_index(db, *paths, cwd=SOURCE):
    result = run("index", "--db", db, *paths, cwd=cwd)
    if result.code != DONE:
        raise AssertionError(str(result))
    return result


# For setUpModule: what the tests of a module share, and what ends with them.

def module_folder():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="danchieu-test-"))
    unittest.addModuleCleanup(shutil.rmtree, folder, True)
    return folder


def samples_index():
    """The samples of the project, indexed in a folder of the module's own."""
    db = module_folder() / "db"
    make_index(db, "corpus/samples")
    return db


def module_server(db, *options):
    server = Server(db, *options).__enter__()
    unittest.addModuleCleanup(server.__exit__, None, None, None)
    return server


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`danchieu serve` on a free port, stopped at the end of a `with` block."""

    def __init__(self, db, *options):
        self.db = str(db)
        self.options = [str(option) for option in options]

    def __enter__(self):
        self.port = free_port()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([BINARY, "serve", "--db", self.db, "--listen", f"127.0.0.1:{self.port}", *self.options],
                                        stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, cwd=SOURCE)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.said()}")
            with contextlib.suppress(OSError):
                if self.get("/healthz").status == 200:
                    return self
            time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"the server did not answer in 30 s:\n{self.said()}")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("the server did not stop within 15 s of SIGTERM")
        self.log.close()

    def said(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def get(self, target, method="GET", body=None, headers=None):
        """One request; `target` is sent as it is, so non-ASCII must be percent-encoded by the caller."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            response = connection.getresponse()
            response.body = response.read()
            response.text = response.body.decode("utf-8")
            return response
        finally:
            connection.close()

    def json(self, target, **options):
        response = self.get(target, **options)
        if response.status != 200:
            raise AssertionError(f"{target}: {response.status} {response.text[:500]}")
        return json.loads(response.text)


def works_in(value):
    """The WorkIds named by "work" fields anywhere in a JSON value, in order, each once."""
    found = []

    def walk(part):
        if isinstance(part, dict):
            work = part.get("work")
            if isinstance(work, str) and work not in found:
                found.append(work)
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(value)
    return found
