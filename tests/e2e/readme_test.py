"""The tour of README.md gives what README.md shows. UPDATE_GOLDEN=1 writes the present output into it.

A block ```console holds commands after "$ " and their standard output, run as in a terminal 100 columns wide, from the
root of the project, over an index of the samples, with `danchieu` on the path.
"""

import os
import pty
import re
import select
import struct
import subprocess
import termios
import unittest
from fcntl import ioctl

from support import BINARY, SOURCE, Case, make_index

README = SOURCE / "README.md"


def in_terminal(command, environment):
    """Standard output of a shell command whose output is a terminal."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    process = subprocess.Popen(["bash", "-c", command], cwd=SOURCE, env=environment, stdin=subprocess.DEVNULL,
                               stdout=slave, stderr=subprocess.DEVNULL)
    os.close(slave)
    output = b""
    while True:
        try:
            ready, _, _ = select.select([master], [], [], 60)
            part = os.read(master, 65536) if ready else b""
        except OSError:  # the other end is closed
            part = b""
        if not part:
            break
        output += part
    os.close(master)
    process.wait(timeout=60)
    return output.decode("utf-8").replace("\r\n", "\n")


class Readme(Case):
    def test_the_tour_gives_what_the_readme_shows(self):
        db = self.folder / "db"
        make_index(db, "corpus/samples")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "danchieu").symlink_to(BINARY)
        environment = {**os.environ, "DANCHIEU_DB": str(db), "NO_COLOR": "1", "TERM": "dumb", "LANG": "C.UTF-8",
                       "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        commands = 0

        def present(block):
            nonlocal commands
            lines = []
            for line in block.group(1).splitlines():
                if line.startswith("$ "):
                    commands += 1
                    lines.append(line)
                    lines += [row.rstrip() for row in in_terminal(line[2:], environment).rstrip("\n").splitlines()]
            return "```console\n" + "\n".join(lines) + "\n```"

        shown = README.read_text(encoding="utf-8")
        now = re.sub(r"```console\n(.*?)\n```", present, shown, flags=re.S)
        self.assertGreaterEqual(commands, 5, "the tour is gone")
        if os.environ.get("UPDATE_GOLDEN") == "1":
            README.write_text(now, encoding="utf-8")
        else:
            self.assertEqual(shown.splitlines(), now.splitlines())


class Security(Case):
    def test_each_item_names_a_test_that_there_is(self):
        tests = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "tests").rglob("*_test.cpp"))
        files = {path.stem for path in (SOURCE / "tests").rglob("*_test.py")}
        rows = [line.split("|") for line in (SOURCE / "docs" / "security.md").read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
        self.assertGreaterEqual(len(rows), 25)
        for _, item, _, named, _ in rows:
            with self.subTest(item=item.strip()):
                for suite, name in re.findall(r"`(\w+)\.(\w+|\*)`", named):
                    self.assertRegex(tests, rf"TEST(_[FP])?\({suite},\s*{'' if name == '*' else name + r'[)]'}")
                for suite in re.findall(r"`([A-Z]\w+)`", named):
                    self.assertRegex(tests, rf"TEST(_[FP])?\({suite},")
                for file in re.findall(r"(\w+_test)\b", named):
                    self.assertIn(file, files)
                self.assertTrue(re.search(r"`\w|_test|presets", named) or "docs/" in named, named)


if __name__ == "__main__":
    unittest.main()
