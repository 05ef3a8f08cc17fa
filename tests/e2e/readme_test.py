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


if __name__ == "__main__":
    unittest.main()
