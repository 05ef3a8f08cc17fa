"""Word, Excel and PowerPoint files as offices kept them from 1998 to 2009, whole and cut short. Run only where they stand
beside the project."""

import json
import pathlib
import unittest

from support import DONE, FINDINGS, SHARED, Case, run

LEGACY = pathlib.Path(SHARED or "/nonexistent") / "originals" / "legacy"


def named(*suffixes):
    return sorted(file for file in LEGACY.iterdir() if file.suffix in suffixes)


class Originals(Case):
    def report_of(self, folder):
        report = self.folder / "report.jsonl"
        result = run("index", "--db", self.folder / "db", "--report", report, folder, timeout=400)
        self.assertIn(result.code, (DONE, FINDINGS), result)
        return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]

    def test_each_gives_its_text_or_names_the_program_that_would_read_it(self):
        folder = self.folder / "originals"
        folder.mkdir()
        files = [file for file in LEGACY.iterdir() if file.is_file()]
        for file in files:
            (folder / file.name).write_bytes(file.read_bytes())
        rows = self.report_of(folder)
        self.assertEqual(len(rows), len(files))
        for row in rows:
            with self.subTest(file=row["file"]):
                missing = row.get("reason") == "unsupported" and "apt-get install" in row.get("hint", "")
                self.assertTrue(row["outcome"] == "indexed" or missing, row)

    def test_a_cut_office_file_is_called_cut_and_never_read_in_part(self):
        folder = self.folder / "cut"
        folder.mkdir()
        for file in named(".doc", ".xls", ".ppt"):
            whole = file.read_bytes()
            (folder / f"third-{file.name}").write_bytes(whole[:len(whole) // 3])
            (folder / f"end-{file.name}").write_bytes(whole[:-1500])
        for row in self.report_of(folder):
            with self.subTest(file=row["file"]):
                self.assertEqual((row["outcome"], row.get("reason")), ("failed", "corrupt"), row)
                self.assertIn("cut short", row["problem"])


if __name__ == "__main__":
    unittest.main()
