"""The five documents the project was asked for. Run only where the real documents stand beside the project."""

import pathlib
import re
import unittest

from support import SHARED, Case, make_index, module_folder, works_in

SEEDS = pathlib.Path(SHARED or "/nonexistent") / "seeds"
KON_TUM = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum"
PLAN_2012 = f"{KON_TUM}/2012/673-qd-ubnd"
DECREE_130 = "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp"
PLAN_2018 = "/akn/vn/doc/ke-hoach/ubnd-tinh-kon-tum/2018/457-kh-ubnd"

DB = None


def setUpModule():
    global DB
    DB = module_folder() / "db"
    make_index(DB, SEEDS)


def seed(number):
    return next(SEEDS.glob(f"{number:03d}_*.txt"))


class Seeds(Case):
    def read(self, number):
        return self.done("read", "--format", "jsonl", seed(number)).lines()

    def cite(self, number):
        return self.done("cite", "--format", "jsonl", seed(number)).lines()

    def show(self, work, *options):
        return self.done("show", "--db", DB, "--format", "json", *options, work).json()

    def search(self, query):
        return self.done("search", "--db", DB, "--format", "json", query).json()

    def test_five_files_hold_seven_works(self):
        rows = [row for number in range(5) for row in self.read(number)]
        self.assertEqual(len(rows), 7, [(row["file"], row["type"], row["number"]) for row in rows])
        self.assertEqual([row["type"] for row in rows], ["quyết định", "kế hoạch", "kế hoạch", "kế hoạch", "quyết định",
                                                         "kế hoạch", "kế hoạch"])

    def test_both_decisions_are_split_from_their_plans_and_linked(self):
        for number in (0, 3):
            decision, plan = self.read(number)
            self.assertEqual(decision["type"], "quyết định")
            self.assertEqual(plan["type"], "kế hoạch")
            self.assertLessEqual(decision["end"], plan["start"])
            self.assertEqual(plan["attached_to"], decision["work"])
        _, plan = self.read(0)  # the caption of 003 has no number, so it names no document
        self.assertIn(("issued_with", PLAN_2012), [(r["kind"], r["target"]["work"]) for r in plan["relations"]])

    def test_seed_000_has_the_identity_that_only_its_plans_caption_tells(self):
        decision, plan = self.read(0)
        self.assertEqual(decision["work"], PLAN_2012)
        self.assertEqual((decision["number"], decision["date"], decision["year"]), ("673/QĐ-UBND", "2012-07-23", 2012))
        self.assertRegex(decision["issuer"], r"(?i)(ủy ban nhân dân|UBND) tỉnh Kon Tum")
        self.assertEqual(plan["work"], PLAN_2012 + "!ke-hoach")

    def test_seed_000_replaces_three_decisions(self):
        decision, _ = self.read(0)
        replaced = {r["target"]["work"] for r in decision["relations"] if r["kind"] == "replaces"}
        self.assertEqual(replaced, {f"{KON_TUM}/2008/375-qd-ct", f"{KON_TUM}/2008/814-qd-ubnd", f"{KON_TUM}/2011/465-qd-ubnd"})

    def test_no_other_seed_replaces_or_repeals_anything(self):
        for number in range(5):
            for row in self.read(number):
                if row["work"] != PLAN_2012:
                    kinds = {r["kind"] for r in row["relations"]} & {"replaces", "repeals", "amends", "suspends", "corrects"}
                    self.assertEqual(kinds, set(), row["file"])

    def test_a_replaced_decision_is_shown_though_its_text_is_not_there(self):
        view = self.show("375/QĐ-CT")
        self.assertEqual(view["work"], f"{KON_TUM}/2008/375-qd-ct")
        self.assertEqual(view["force"]["status"], "expired")
        self.assertEqual(view["force"]["since"], "2012-07-23")
        reason = view["force"]["because"][0]
        self.assertIn("673", str(reason["by"]))
        self.assertIn("375/QĐ-CT", reason["quote"])
        self.assertIn("thay thế", reason["quote"])
        self.assertEqual([link["work"] for link in view["chain"]], [PLAN_2012])
        self.assertEqual(self.show("375/QĐ-CT", "--on", "2012-07-22")["force"]["status"], "unknown")

    def test_decree_130_lists_the_three_seeds_that_cite_it_and_its_force_is_unknown(self):
        view = self.show("130/2005/NĐ-CP")
        self.assertEqual(view["work"], DECREE_130)
        self.assertEqual(view["force"]["status"], "unknown")
        self.assertEqual(view["citations"]["in"]["total"], 3)
        citing = works_in(view["citations"]["in"])
        self.assertEqual({re.sub(r"!.*", "", work) for work in citing},
                         {PLAN_2012, "/akn/vn/doc/ke-hoach/ubnd-tinh-kien-giang/2016/64-kh-ubnd",
                          "/akn/vn/act/quyet-dinh/ubnd-tinh-lam-dong/2012/920-qd-ubnd"})

    def test_seed_003_has_no_number_and_only_a_year(self):
        decision, plan = self.read(3)
        for row in (decision, plan):
            self.assertIsNone(row["number"], row["number"])
            self.assertIsNone(row["date"])
        self.assertEqual(decision["year"], 2023)
        self.assertRegex(decision["issuer"], r"(?i)(ủy ban nhân dân|UBND) tỉnh Kon Tum")

    def test_seed_003_cites_across_line_breaks(self):
        works = {row["work"] for row in self.cite(3)}
        self.assertIn("/akn/vn/act/nghi-quyet/chinh-phu/2021/76-nq-cp", works)
        self.assertIn("/akn/vn/doc/ke-hoach/ubnd-tinh-kon-tum/2021/3993-kh-ubnd", works)
        self.assertTrue(any("\n" in row["text"] for row in self.cite(3)))

    def test_seed_004_has_its_number_in_spite_of_the_asterisks(self):
        (plan,) = self.read(4)
        self.assertEqual((plan["work"], plan["number"], plan["date"]), (PLAN_2018, "457/KH-UBND", "2018-02-23"))

    def test_equal_numbers_of_two_years_are_two_works(self):
        works = {row["work"] for number in range(5) for row in self.cite(number)}
        for year in (2013, 2021):
            self.assertIn(f"/akn/vn/act/nghi-quyet/chinh-phu/{year}/76-nq-cp", works)

    def test_near_numbers_stay_apart_and_are_reported(self):
        works = {row["work"] for row in self.cite(0)}
        for number in ("14411-qd-ttg", "1441-qd-ttg"):
            self.assertIn(f"/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2008/{number}", works)
        self.assertIn("1441/QĐ-TTg", str(self.search("14411/QĐ-TTg")["suggestion"]))

    def test_every_spelling_of_the_decree_puts_it_first(self):
        for query in ("nghi dinh 130/2005", "130/2005/nd-cp", "NĐ 130", "Nghị định số 130/2005/NĐ-CP"):
            with self.subTest(query=query):
                self.assertEqual(self.search(query)["hits"][0]["work"], DECREE_130)

    def test_words_without_marks_find_the_plan_of_2018_first(self):
        self.assertEqual(self.search("cai cach hanh chinh kon tum 2018")["hits"][0]["work"], PLAN_2018)

    def test_offsets_are_bytes_of_the_file_as_given(self):
        for number in range(5):
            data = seed(number).read_bytes()
            for row in self.cite(number):
                self.assertEqual(data[row["start"]:row["end"]].decode("utf-8"), row["text"], row)


if __name__ == "__main__":
    unittest.main()
