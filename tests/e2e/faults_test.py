"""Nothing that happens to a run loses what was committed or stops the next run: killed at any moment, killed at or
refused by any of its system calls, out of memory at any allocation, ended by a signal, its generations damaged.

Each fault is proved to have struck. The short form takes a few steps of each kind; DANCHIEU_SLOW=1 (test preset `slow`)
goes through all of them."""

import errno
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import time
import unittest

from support import BINARY, DONE, FAILURE, FINDINGS, SAMPLES, Case, run

SLOW = bool(os.environ.get("DANCHIEU_SLOW"))
SHIM = os.environ.get("DANCHIEU_FAULT_SHIM", "")
DIGEST = os.environ.get("DANCHIEU_STORE_DIGEST", "")
CALLS = ("pwrite", "fdatasync", "fsync", "rename", "open", "unlink", "write", "mkdir", "symlink")
FIRST = 12  # samples in the index before the run that is disturbed


def samples():
    return sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.name != "README.md")


class World(Case):
    """An index of some samples, and a folder with more of them to index."""

    def setUp(self):
        super().setUp()
        if not DIGEST:
            self.skipTest("store_digest is not built")
        self.documents = self.folder / "documents"
        self.documents.mkdir()
        files = samples()
        for number, path in enumerate(files[:FIRST]):
            shutil.copy(path, self.documents / f"{number:02}{path.suffix}")
        self.before = self.folder / "before"
        self.index(self.before)
        # Changed, gone, renamed and new files: all that a run can meet.
        (self.documents / "00.txt").write_bytes(files[FIRST].read_bytes())
        (self.documents / "01.txt").unlink()
        (self.documents / "02.txt").rename(self.documents / "renamed.txt")
        for number, path in enumerate(files[FIRST:]):
            shutil.copy(path, self.documents / f"new-{number:02}{path.suffix}")
        self.after = self.folder / "after"
        shutil.copytree(self.before, self.after, symlinks=True)
        began = time.monotonic()
        self.index(self.after)
        self.seconds = time.monotonic() - began
        self.old, self.new = self.digest(self.before), self.digest(self.after)
        self.assertNotEqual(self.old, self.new)
        self.db = self.folder / "db"

    def command(self, db):
        return [BINARY, "index", "--prune", "--db", str(db), str(self.documents)]

    def index(self, db):
        result = run(*self.command(db)[1:], timeout=120)
        self.assertEqual(result.code, DONE, result)

    def digest(self, db):
        done = subprocess.run([DIGEST, str(db)], capture_output=True, text=True, errors="replace", timeout=60)
        self.assertEqual(done.returncode, 0, done)
        return done.stdout.strip()

    def fresh(self):
        shutil.rmtree(self.db, ignore_errors=True)
        shutil.copytree(self.before, self.db, symlinks=True)

    def recovered(self, what, files_failed=False):
        """Readers meet the old content or the new one (or, where the fault was in reading a document and was told, the new
        one without it); the next run succeeds and its result is the undisturbed one."""
        served = self.digest(self.db)
        if not files_failed:
            self.assertIn(served, (self.old, self.new), what)
        result = run(*self.command(self.db)[1:], timeout=120)
        self.assertEqual(result.code, DONE, (what, result))
        self.assertEqual(self.digest(self.db), self.new, what)

    def disturbed(self, call, at, error, path=""):
        """Runs with the fault; gives (exit code, stderr, whether it struck). `path`: only opening such a path counts."""
        log = self.folder / "fault.log"
        log.unlink(missing_ok=True)
        environment = dict(os.environ, LD_PRELOAD=SHIM, FAULT_CALL=call, FAULT_AT=str(at), FAULT_ERRNO=str(error), FAULT_PATH=path, FAULT_LOG=str(log))
        done = subprocess.run(self.command(self.db), capture_output=True, text=True, errors="replace", timeout=120, env=environment)
        return done.returncode, done.stderr, log.exists() and f"{call} {at}\n" in log.read_text()


class Killed(World):
    def test_a_run_killed_at_any_moment_is_made_up_for_by_the_next(self):
        chance = random.Random(7)
        wanted = 1000 if SLOW else 10
        usual = self.seconds  # that a run takes just now
        struck = number = 0
        while struck < wanted:
            self.assertLess(number, 5 * wanted, f"only {struck} kills struck")
            if number % 5 == 0:
                self.fresh()  # else the next kill meets what the last one left
            process = subprocess.Popen(self.command(self.db), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            began = time.monotonic()
            try:
                process.wait(timeout=chance.uniform(0, 1.2 * usual))
                usual = time.monotonic() - began
            except subprocess.TimeoutExpired:
                process.kill()
                struck += process.wait() == -signal.SIGKILL
            self.assertIn(self.digest(self.db), (self.old, self.new), number)
            if number % 5 == 4:
                self.recovered(number)
            number += 1


@unittest.skipUnless(SHIM, "preloading faults does not go with this build")
class Refused(World):
    def steps(self, call):
        """The k's to try: all of them, or a few that are spread over the run."""
        self.fresh()
        log = self.folder / "total.log"
        environment = dict(os.environ, LD_PRELOAD=SHIM, FAULT_CALL=call, FAULT_AT="0", FAULT_LOG=str(log))
        subprocess.run(self.command(self.db), capture_output=True, timeout=120, env=environment, check=True)
        total = int(re.search(r"total (\d+)", log.read_text())[1])
        log.unlink()
        self.assertGreater(total, 0, call)
        few = 12 if call == "pwrite" else 4
        return range(1, total + 1) if SLOW else sorted({1 + round(part * (total - 1) / (few - 1)) for part in range(few)})

    def test_a_run_killed_at_any_system_call_is_made_up_for_by_the_next(self):
        for call in CALLS:
            for at in self.steps(call):
                with self.subTest(call=call, at=at):
                    self.fresh()
                    code, err, struck = self.disturbed(call, at, 0)
                    if struck:
                        self.assertEqual(code, -signal.SIGKILL, err)
                    self.recovered((call, at))

    def test_a_system_call_that_fails_is_told_and_made_up_for(self):
        for call in CALLS:
            for at in self.steps(call):
                for error in ((errno.ENOSPC, errno.EIO) if SLOW else (errno.ENOSPC if at % 2 else errno.EIO,)):
                    with self.subTest(call=call, at=at, error=errno.errorcode[error]):
                        self.fresh()
                        code, err, struck = self.disturbed(call, at, error)
                        self.assertGreaterEqual(code, 0, "died by a signal: " + err)
                        if code != DONE:
                            self.assertTrue(struck)
                            self.assertIn("\n  ", err, "no hint what to do next")
                            self.assertNotIn("unexpected failure", err)
                        self.recovered((call, at, error), code == FINDINGS)

    def test_a_table_that_cannot_be_opened_is_not_taken_for_an_empty_one(self):
        for table in ("postlist", "docdata", "termlist"):
            for at in range(1, 100):
                with self.subTest(table=table, at=at):
                    self.fresh()
                    code, err, struck = self.disturbed("open", at, errno.EMFILE, table + ".glass")
                    if struck and code != DONE:
                        self.assertIn("\n  ", err, "no hint what to do next")
                    self.recovered((table, at), code == FINDINGS)
                if not struck:
                    break
            self.assertGreater(at, 3, "hardly opened at all")

    def test_an_allocation_that_fails_is_told_and_made_up_for(self):
        steps = self.steps("malloc")
        total = steps[-1]
        chance = random.Random(11)
        struck = 0
        for at in sorted(chance.sample(range(1, total), 500 if SLOW else 12)):
            with self.subTest(at=at, of=total):
                self.fresh()
                code, err, hit = self.disturbed("malloc", at, errno.ENOMEM)
                struck += hit
                self.assertGreaterEqual(code, 0, "died by a signal: " + err)
                self.recovered(at, code == FINDINGS)
        self.assertGreater(struck, 8 if not SLOW else 400)


class Ended(World):
    def catches(self, process, name):
        """Whether the process has said what it does at this signal."""
        self.assertIsNone(process.poll(), "ended by itself")
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        caught = int(re.search(r"^SigCgt:\s*([0-9a-f]+)", status, re.M).group(1), 16)
        return bool(caught >> (name - 1) & 1)

    def test_a_signal_ends_the_run_in_order_and_says_what_is_left(self):
        decree = (SAMPLES / "akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp.txt").read_text(encoding="utf-8")
        for number in range(400):
            (self.documents / f"many-{number:03}.txt").write_text(decree.replace("9001/2014", f"{9100 + number}/2014"), encoding="utf-8")
        fresh = self.folder / "fresh"
        self.index(fresh)
        for name in (signal.SIGTERM, signal.SIGINT):
            self.fresh()
            process = subprocess.Popen(self.command(self.db), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                       env=dict(os.environ, LANG="C.UTF-8"))
            while not self.catches(process, name):  # from here on it ends in order, with most of its files to do
                time.sleep(0.002)
            began = time.monotonic()
            process.send_signal(name)
            err = process.communicate(timeout=60)[1]
            self.assertLess(time.monotonic() - began, 10)
            self.assertEqual(process.returncode, FAILURE, err)
            self.assertRegex(err, r"(còn|left|\b)\D*[1-9]\d* (tệp|files)", err)
            self.assertEqual(run("verify", "--db", self.db).code, DONE)
        self.index(self.db)
        self.assertEqual(self.digest(self.db), self.digest(fresh))


class Damaged(World):
    def test_every_flipped_bit_and_cut_is_refused_and_the_older_generation_served(self):
        chance = random.Random(13)
        shutil.copytree(self.after, self.db, symlinks=True)
        newest = (self.db / "current").resolve()
        tables = sorted(path for path in newest.iterdir() if path.stat().st_size > 0)
        for number in range(1000 if SLOW else 25):
            table = tables[number % len(tables)]
            sound = table.read_bytes()
            at = chance.randrange(len(sound))
            if number % 5 == 4:
                damaged = sound[:at]
            else:
                damaged = sound[:at] + bytes([sound[at] ^ (1 << chance.randrange(8))]) + sound[at + 1:]
            table.write_bytes(damaged)
            with self.subTest(table=table.name, at=at, cut=number % 5 == 4):
                result = run("stats", "--db", self.db, "--format", "json")
                self.assertEqual(result.code, DONE, result)
                self.assertNotEqual(f'gen-{result.json()["generation"]}', newest.name, result)
                self.assertIn(newest.name, result.err)
                self.assertEqual(self.digest(self.db), self.old)
            table.write_bytes(sound)
        self.assertEqual(self.digest(self.db), self.new)

    def test_a_lost_manifest_is_said_to_be_lost_and_the_next_run_publishes_anew(self):
        db = self.folder / "one"
        result = run("index", "--db", db, SAMPLES)
        self.assertEqual(result.code, DONE, result)
        (db / "gen-1" / "manifest.json").unlink()
        for verb in (["search", "--db", db, "a"], ["stats", "--db", db]):
            refused = run(*verb)
            self.assertEqual(refused.code, FAILURE, refused)
            self.assertIn("the manifest of this generation is lost", refused.err)
            self.assertIn("danchieu index", refused.err)
        self.assertEqual(run("index", "--db", db, SAMPLES).code, DONE)
        self.assertEqual(run("verify", "--db", db).code, DONE)


if __name__ == "__main__":
    unittest.main()
