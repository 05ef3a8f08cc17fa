"""The samples, indexed: what a newcomer is promised by corpus/samples/README.md."""

import re
import unittest

from support import FINDINGS, SAMPLES, Case, run, samples_index, works_in

DB = None

AN_GIANG = "/akn/vn/act/quyet-dinh/ubnd-tinh-an-giang"
KON_TUM = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum"
MINISTRY = "bo-van-hoa-the-thao-va-du-lich"
DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp"
AMENDMENT = "/akn/vn/act/nghi-dinh/chinh-phu/2021/9045-2021-nd-cp"
GUIDE = f"/akn/vn/act/thong-tu/{MINISTRY}/2014/9012-2014-tt-bvhttdl"
CONTEST = f"/akn/vn/act/thong-tu/{MINISTRY}/2018/9018-2018-tt-bvhttdl"
SUSPENSION = f"/akn/vn/act/thong-tu/{MINISTRY}/2020/9033-2020-tt-bvhttdl"


def setUpModule():
    global DB
    DB = samples_index()


def sample_files():
    return sorted(path for path in SAMPLES.rglob("*") if path.is_file() and path.name != "README.md")


def identity(path):
    """The WorkId that a sample's path promises: the path without its extensions (".tcvn3.txt")."""
    return "/" + re.sub(r"(\.tcvn3)?\.(txt|html|md)$", "", str(path.relative_to(SAMPLES)))


class Samples(Case):
    def show(self, work, *options):
        return self.done("show", "--db", DB, "--format", "json", *options, work).json()

    def search(self, query, *options):
        return self.done("search", "--db", DB, "--format", "json", *options, query).json()

    def status(self, work, on):
        return self.show(work, "--on", on)["force"]["status"]

    def relations(self, path):
        """(kind, target, scope) of what the documents of a file do to others, legal bases and attachments left out."""
        rows = self.done("read", "--format", "jsonl", path).lines()
        return {(r["kind"], r["target"]["work"], r["scope"]) for row in rows for r in row["relations"]
                if r["kind"] not in ("legal_basis", "issued_with", "cites", "proposal", "guides")}

    def test_every_file_holds_the_work_that_its_path_names(self):
        for path in sample_files():
            rows = self.done("read", "--format", "jsonl", path).lines()
            with self.subTest(path=path.name):
                self.assertTrue(rows)
                self.assertEqual(rows[0]["work"], identity(path))

    def test_two_files_hold_an_attachment_each(self):
        attached = {}
        for path in sample_files():
            for row in self.done("read", "--format", "jsonl", path).lines()[1:]:
                attached[row["work"]] = row["attached_to"]
        plan, regulation = f"{KON_TUM}/2021/99040-qd-ubnd", f"{AN_GIANG}/2016/9015-2016-qd-ubnd"
        self.assertEqual(attached, {f"{plan}!ke-hoach": plan, f"{regulation}!quy-che": regulation})

    def test_read_finds_exactly_what_each_document_does_to_others(self):
        an_giang_2003 = f"{AN_GIANG}/2003/9003-2003-qd-ub"
        expected = {
            AMENDMENT: {("amends", DECREE, "part"), ("repeals", DECREE, "part")},
            f"/akn/vn/act/thong-tu/{MINISTRY}/2019/9020-2019-tt-bvhttdl": {("repeals", GUIDE, "part")},
            SUSPENSION: {("suspends", CONTEST, "whole")},
            f"{KON_TUM}/2015/99011-qd-ubnd": {("replaces", f"{KON_TUM}/2009/99003-qd-ct", "whole")},
            f"{KON_TUM}/2017/99027-qd-ubnd": {("replaces", f"{KON_TUM}/2015/99011-qd-ubnd", "whole")},
            f"{KON_TUM}/2020/99034-qd-ubnd": {("replaces", f"{KON_TUM}/2017/99027-qd-ubnd", "whole")},
            f"{KON_TUM}/2023/99052-qd-ubnd": {("replaces", f"{KON_TUM}/2020/99034-qd-ubnd", "whole")},
            an_giang_2003: {("repeals", None, "part")},  # "các quy định trước đây trái với Quyết định này": touches nothing
            f"{AN_GIANG}/2016/9015-2016-qd-ubnd": {("replaces", an_giang_2003, "whole")},
        }
        correction = f"/akn/vn/act/quyet-dinh/{MINISTRY}/2018/99215-qd-bvhttdl"
        for path in sample_files():
            with self.subTest(path=path.name):
                found = self.relations(path)
                if identity(path) == correction:
                    self.assertEqual({(kind, work) for kind, work, _ in found}, {("corrects", CONTEST)})
                else:
                    self.assertEqual(found, expected.get(identity(path), set()))

    def test_the_guiding_circulars_guide_the_decree(self):
        joint = f"thong-tu-lien-tich/{MINISTRY}+bo-tai-chinh/2015/9007-2015-ttlt-bvhttdl-btc.txt"
        for path in (f"thong-tu/{MINISTRY}/2014/9012-2014-tt-bvhttdl.txt", joint):
            rows = self.done("read", "--format", "jsonl", SAMPLES / "akn/vn/act" / path).lines()
            targets = {r["target"]["work"] for r in rows[0]["relations"] if r["kind"] in ("guides", "legal_basis")}
            self.assertIn(DECREE, targets, path)

    def test_the_chain_of_three_replacements_leads_to_the_last(self):
        view = self.show("99011/QĐ-UBND")
        chain = [link["work"] for link in view["chain"]]
        self.assertEqual(chain, [f"{KON_TUM}/2017/99027-qd-ubnd", f"{KON_TUM}/2020/99034-qd-ubnd",
                                 f"{KON_TUM}/2023/99052-qd-ubnd"])
        self.assertEqual(view["force"]["status"], "expired")
        self.assertIn("99027", str(view["force"]["because"][0]["by"]))

    def test_force_follows_the_date_asked_for(self):
        for work, on, status in [
            (f"{KON_TUM}/2020/99034-qd-ubnd", "2020-04-14", "not_yet_in_force"),
            (f"{KON_TUM}/2020/99034-qd-ubnd", "2023-09-30", "in_force"),
            (f"{KON_TUM}/2020/99034-qd-ubnd", "2023-10-01", "expired"),
            (f"{KON_TUM}/2023/99052-qd-ubnd", "2023-09-29", "not_yet_in_force"),
            (f"{KON_TUM}/2023/99052-qd-ubnd", "2023-10-01", "in_force"),
            (CONTEST, "2020-08-19", "in_force"),
            (CONTEST, "2020-08-20", "suspended"),
            (CONTEST, "2022-12-31", "suspended"),
            (CONTEST, "2023-01-01", "in_force"),
            (GUIDE, "2015-02-04", "not_yet_in_force"),
            (GUIDE, "2019-09-30", "in_force"),
            (GUIDE, "2019-10-01", "partly_expired"),
            (DECREE, "2014-09-30", "not_yet_in_force"),
            (DECREE, "2021-07-14", "in_force"),
            (DECREE, "2021-07-15", "partly_expired"),
            (f"{AN_GIANG}/2003/9003-2003-qd-ub", "2016-03-27", "in_force"),
            (f"{AN_GIANG}/2003/9003-2003-qd-ub", "2016-03-29", "expired"),
        ]:
            with self.subTest(work=work, on=on):
                self.assertEqual(self.status(work, on), status)

    def test_a_document_known_from_one_sentence_is_shown_with_it(self):
        view = self.show("99003/QĐ-CT")
        self.assertEqual(view["force"]["status"], "expired")
        self.assertEqual(view["force"]["since"], "2015-01-20")
        self.assertIn("thay thế Quyết định số 99003/QĐ-CT", view["force"]["because"][0]["quote"])

    def test_a_number_of_two_provinces_is_ambiguous_and_a_place_decides(self):
        result = self.search("99034/QĐ-UBND")
        self.assertLessEqual({f"{KON_TUM}/2020/99034-qd-ubnd", f"{AN_GIANG}/2020/99034-qd-ubnd"},
                             {hit["work"] for hit in result["hits"][:2]})
        self.assertEqual(self.search("quyết định 99034/QĐ-UBND An Giang")["hits"][0]["work"],
                         f"{AN_GIANG}/2020/99034-qd-ubnd")
        self.assertEqual(self.search("99034/qd-ubnd kon tum")["hits"][0]["work"], f"{KON_TUM}/2020/99034-qd-ubnd")

    def test_a_wrong_number_is_reported_with_the_near_one(self):
        self.assertIn("99052", str(self.search("99053/QĐ-UBND")["suggestion"]))

    def test_search_without_marks_finds_the_same_first_work(self):
        for query in ("đèn lồng nơi công cộng", "den long noi cong cong", "ĐÈN LỒNG NƠI CÔNG CỘNG"):
            with self.subTest(query=query):
                self.assertIn(DECREE, [hit["work"] for hit in self.search(query)["hits"][:3]])
        self.assertEqual(self.search("tiêu chí chấm đèn")["hits"][0]["work"], CONTEST)
        rules_of_2003 = self.search("quy dinh tam thoi ve treo den long o ben nuoc", "--on", "2010-01-01")
        self.assertEqual(rules_of_2003["hits"][0]["work"], f"{AN_GIANG}/2003/9003-2003-qd-ub")

    def test_every_work_that_cites_the_decree_is_listed(self):
        view = self.show(DECREE)
        citing = works_in(view["citations"]["in"])
        for work in (AMENDMENT, GUIDE, f"{KON_TUM}/2015/99011-qd-ubnd", f"{AN_GIANG}/2016/9015-2016-qd-ubnd",
                     "/akn/vn/doc/cong-van/ubnd-tinh-kon-tum/2024/99301-ubnd-kgvx"):
            self.assertIn(work, citing)

    def test_a_search_without_hits_says_so_by_its_exit_code(self):
        result = run("search", "--db", DB, "--format", "json", "zzzzqqqq")
        self.assertEqual(result.code, FINDINGS, result)
        self.assertEqual(result.json()["total"], 0)


if __name__ == "__main__":
    unittest.main()
