"""The SARIF log of `check` has the shape of the standard, and what it points at is there."""

import copy
import json
import pathlib
import re
import unittest

from support import FINDINGS, Case, make_index, module_folder, run

SHAPE = json.loads(pathlib.Path(__file__).with_name("sarif_shape.json").read_text(encoding="utf-8"))

DRAFT = """ỦY BAN NHÂN DÂN
TỈNH KON TUM
-------
Số:      /QĐ-UBND
Kon Tum, ngày    tháng    năm 2024

QUYẾT ĐỊNH
Về việc treo đèn lồng

Căn cứ Quyết định số 99034/QĐ-UBND ngày 15 tháng 4 năm 2020 của Ủy ban nhân dân tỉnh Kon Tum;
Căn cứ Quyết định số 99052/QĐ-UBND ngày 29 tháng 9 năm 2023 của Ủy ban nhân dân tỉnh Kon Tum;

QUYẾT ĐỊNH:
Điều 1. Quyết định này thay thế Nghị định số 9045/2021/NĐ-CP ngày 20 tháng 5 năm 2021 của Chính phủ.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""

ROOT = None


def setUpModule():
    global ROOT
    ROOT = module_folder()
    make_index(ROOT / "db", "corpus/samples")
    (ROOT / "dự thảo.txt").write_text(DRAFT, encoding="utf-8")
    (ROOT / "empty.txt").write_text("Không có gì.\n", encoding="utf-8")


def problems(value, kind, path="$"):
    """Where a value departs from its kind, a row of SHAPE or one of the plain kinds."""
    if isinstance(kind, list):
        return [] if value in kind else [f"{path}: {value!r} is none of {kind}"]
    if kind.startswith("["):
        if not isinstance(value, list):
            return [f"{path}: no array"]
        return [p for i, item in enumerate(value) for p in problems(item, kind[1:-1], f"{path}[{i}]")]
    plain = {
        "text": lambda v: isinstance(v, str) and v != "",
        "uri": lambda v: isinstance(v, str) and re.fullmatch(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})+", v) is not None,
        "language": lambda v: isinstance(v, str) and re.fullmatch(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?", v) is not None,
        "index": lambda v: type(v) is int and v >= -1,
        "count": lambda v: type(v) is int and v >= 1,
        "bag": lambda v: isinstance(v, dict),
    }
    if kind in plain:
        return [] if plain[kind](value) else [f"{path}: {value!r} is no {kind}"]
    row = SHAPE["objects"][kind]
    if not isinstance(value, dict):
        return [f"{path}: no {kind} ({row['section']})"]
    found = [f"{path}: {name} is absent ({row['section']})" for name in row["required"] if name not in value]
    for name, item in value.items():
        if name not in row["fields"]:
            found.append(f"{path}: {name} is no part of {kind} ({row['section']})")
        else:
            found += problems(item, row["fields"][name], f"{path}.{name}")
    return found


class Sarif(Case):
    def log(self, *names):
        result = run("check", "--db", str(ROOT / "db"), "--on", "2024-06-05", "--format", "sarif", *(str(ROOT / name) for name in names))
        self.assertIn(result.code, (0, FINDINGS), result.err)
        return result.json()

    def test_has_the_shape_of_the_standard(self):
        for names in (["dự thảo.txt"], ["empty.txt"], ["dự thảo.txt", "empty.txt"]):
            log = self.log(*names)
            self.assertEqual(problems(log, SHAPE["root"]), [], names)
            self.assertEqual(len(log["runs"]), len(names))

    def test_points_at_the_words_it_shows(self):
        run_ = self.log("dự thảo.txt")["runs"][0]
        rules = run_["tool"]["driver"]["rules"]
        lines = DRAFT.splitlines()
        self.assertGreaterEqual(len(run_["results"]), 4)
        for result in run_["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertLessEqual(region["endLine"], len(lines))
            if region["startLine"] == region["endLine"]:
                words = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
                self.assertEqual(" ".join(words.split()), region["snippet"]["text"])

    def test_a_blank_date_is_shown_where_it_is_blank(self):
        results = [r for r in self.log("dự thảo.txt")["runs"][0]["results"] if r["ruleId"] == "blank_date"]
        self.assertEqual([r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results], [5])

    def test_the_check_of_the_shape_can_fail(self):
        log = self.log("dự thảo.txt")
        broken = []
        for change in (
            lambda l: l.pop("version"),
            lambda l: l.update(version="2.2"),
            lambda l: l["runs"][0].pop("tool"),
            lambda l: l["runs"][0].update(unheard="of"),
            lambda l: l["runs"][0]["results"][0].pop("message"),
            lambda l: l["runs"][0]["results"][0].update(level="info"),
            lambda l: l["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
            lambda l: l["runs"][0]["artifacts"][0]["location"].update(uri="dự thảo.txt"),
        ):
            changed = copy.deepcopy(log)
            change(changed)
            broken.append(problems(changed, SHAPE["root"]))
        self.assertTrue(all(broken), broken)


if __name__ == "__main__":
    unittest.main()
