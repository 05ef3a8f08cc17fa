"""Whole results of `read` and `cite` over the samples, as they were last looked at and agreed to.

UPDATE_GOLDEN=1 writes what the binary gives now; read `git diff tests/golden` before committing it.
"""

import json
import os
import unittest

from support import SAMPLES, SOURCE, Case

GOLDEN = SOURCE / "tests" / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


class Golden(Case):
    def check(self, verb):
        seen = set()
        for path in sorted(SAMPLES.rglob("*")):
            if not path.is_file() or path.name == "README.md":
                continue
            rows = self.done(verb, "--format", "jsonl", path.relative_to(SOURCE)).lines()
            found = "".join(json.dumps(row, ensure_ascii=False, indent=1) + "\n" for row in rows)
            golden = GOLDEN / verb / (str(path.relative_to(SAMPLES / "akn" / "vn")).replace("/", "_") + ".json")
            seen.add(golden)
            if UPDATE:
                golden.parent.mkdir(parents=True, exist_ok=True)
                golden.write_text(found, encoding="utf-8")
            with self.subTest(path=str(path.relative_to(SAMPLES))):
                expected = golden.read_text(encoding="utf-8") if golden.exists() else "(no golden file: UPDATE_GOLDEN=1 makes it)"
                self.assertEqual(found.splitlines(), expected.splitlines())
        self.assertEqual(sorted(map(str, (GOLDEN / verb).iterdir())), sorted(map(str, seen)), "a golden file without its sample")

    def test_read_gives_what_was_agreed_to(self):
        self.check("read")

    def test_cite_gives_what_was_agreed_to(self):
        self.check("cite")


if __name__ == "__main__":
    unittest.main()
