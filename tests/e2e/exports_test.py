"""What programs take, read by readers that are not ours: Akoma Ntoso, Atom, site map, CSV, BibTeX, CSL, JSON-LD.

Over the samples; over another index when DANCHIEU_EXPORTS_DB names one (50 of its works, drawn at random).
"""

import csv
import datetime
import io
import json
import os
import random
import re
import shutil
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from support import Case, module_server, samples_index

BASE = "https://vb.example.vn"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

SERVER = None
WORKS = []


def setUpModule():
    global SERVER, WORKS
    SERVER = module_server(os.environ.get("DANCHIEU_EXPORTS_DB") or samples_index(), "--public-url", BASE)
    for offset in range(0, 1000, 100):
        hits = SERVER.json(f"/api/v1/search?q={urllib.parse.quote('văn bản')}&limit=100&offset={offset}")["hits"]
        WORKS += [hit["work"] for hit in hits]
    random.seed(7)
    WORKS = random.sample(WORKS, min(50, len(WORKS)))


def quoted(work):
    return urllib.parse.quote(work, safe="/!+~")


def xml(case, target):
    answer = SERVER.get(target)
    case.assertEqual(answer.status, 200, target)
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--nonet", "--noout", "-"], input=answer.body, capture_output=True)
        case.assertEqual(done.returncode, 0, (target, done.stderr[:500]))
    return ElementTree.fromstring(answer.body)


def absolute(case, address):
    case.assertTrue(address.startswith(BASE + "/"), address)
    case.assertRegex(address, r"^[!-~]+$")


class Exports(Case):
    def test_akoma_ntoso_has_what_its_schema_demands(self):
        for work in WORKS:
            with self.subTest(work):
                root = xml(self, f"/api/v1/works{quoted(work)}/akn")
                self.assertEqual(root.tag, AKN + "akomaNtoso")
                self.assertEqual(len(root), 1)
                document = root[0]
                self.assertIn(document.tag, (AKN + "act", AKN + "doc"))
                self.assertTrue(document.get("name"))
                identification = document.find(f"{AKN}meta/{AKN}identification")
                self.assertTrue(identification.get("source").startswith("#"))
                self.assertEqual([child.tag.removeprefix(AKN) for child in identification], ["FRBRWork", "FRBRExpression", "FRBRManifestation"])
                for level, least in (("FRBRWork", ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRcountry"]),
                                     ("FRBRExpression", ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage"]),
                                     ("FRBRManifestation", ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor"])):
                    names = [child.tag.removeprefix(AKN) for child in identification.find(AKN + level)]
                    order = ["FRBRthis", "FRBRuri", "FRBRalias", "FRBRdate", "FRBRauthor", "componentInfo", "preservation", "FRBRcountry", "FRBRsubtype",
                             "FRBRnumber", "FRBRname", "FRBRprescriptive", "FRBRauthoritative", "FRBRlanguage", "FRBRtranslation", "FRBRportion", "FRBRformat"]
                    self.assertEqual([name for name in names if name in least], least)
                    self.assertEqual(names, sorted(names, key=order.index), level)
                for date in identification.iter(AKN + "FRBRdate"):
                    datetime.date.fromisoformat(date.get("date"))
                    self.assertTrue(date.get("name"))
                ids = [element.get("eId") for element in root.iter() if element.get("eId")]
                self.assertEqual(len(ids), len(set(ids)))
                for each in ids:
                    self.assertNotRegex(each, r"\s")
                names = set(ids)
                for element in root.iter():
                    for attribute in ("source", "href", "as"):
                        value = element.get(attribute, "")
                        if value.startswith("#"):
                            self.assertIn(value[1:], names)
                body = document.find(AKN + ("body" if document.tag == AKN + "act" else "mainBody"))
                self.assertIsNotNone(body)
                self.assertTrue(list(body))

    def atom(self, target):
        feed = xml(self, target)
        self.assertEqual(feed.tag, ATOM + "feed")
        identities = set()
        for item in [feed, *feed.findall(ATOM + "entry")]:
            for name in ("id", "title", "updated"):
                self.assertEqual(len(item.findall(ATOM + name)), 1, (target, name))
                self.assertTrue(item.find(ATOM + name).text)
            self.assertRegex(item.find(ATOM + "id").text, r"^(urn|tag|https):")
            self.assertNotIn(item.find(ATOM + "id").text, identities)
            identities.add(item.find(ATOM + "id").text)
            self.assertIsNotNone(datetime.datetime.fromisoformat(item.find(ATOM + "updated").text.replace("Z", "+00:00")).tzinfo)
            for link in item.findall(ATOM + "link"):
                absolute(self, link.get("href"))
        for entry in feed.findall(ATOM + "entry"):
            self.assertTrue(feed.find(ATOM + "author") is not None or entry.find(ATOM + "author") is not None)
        return feed

    def test_feeds_are_atom(self):
        for work in WORKS:
            with self.subTest(work):
                self.atom(f"/feed{quoted(work)}")
        self.assertTrue(self.atom("/feed?q=" + urllib.parse.quote("văn bản")).findall(ATOM + "entry"))
        self.atom("/feed?q=" + urllib.parse.quote('<>&"\' khongcogi'))

    def test_the_site_map_names_pages_that_are_there(self):
        index = xml(self, "/sitemap.xml")
        found = []
        for place in index.iter(MAP + "loc"):
            absolute(self, place.text)
            urls = [each.text for each in xml(self, place.text.removeprefix(BASE)).iter(MAP + "loc")]
            self.assertLessEqual(len(urls), 50_000)
            found += urls
        self.assertEqual(len(found), len(set(found)))
        for url in random.sample(found, min(10, len(found))):
            absolute(self, url)
            self.assertEqual(SERVER.get(url.removeprefix(BASE)).status, 200, url)
        robots = SERVER.get("/robots.txt").text
        self.assertIn(f"Sitemap: {BASE}/sitemap.xml", robots)

    def test_csv_has_one_shape(self):
        for target in ("/api/v1/search?format=csv&q=" + urllib.parse.quote("văn bản"), "/api/v1/review?format=csv&list=endangered&issuer=" + urllib.parse.quote("Bộ Tài chính"),
                       "/api/v1/review?format=csv&list=expired&issuer=" + urllib.parse.quote("UBND tỉnh Kon Tum")):
            rows = list(csv.reader(io.StringIO(SERVER.get(target).text, newline=""), strict=True))
            self.assertGreaterEqual(len(rows), 1, target)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, target)
            for row in rows[1:]:
                for cell in row:
                    self.assertNotRegex(cell, r"^[=@\t\r]", "a spreadsheet would run it")

    def test_bibtex_is_one_entry_with_balanced_fields(self):
        for work in WORKS:
            text = SERVER.get(f"/api/v1/works{quoted(work)}/bibtex").text
            self.assertRegex(text, r"(?s)\A@[a-z]+\{[^\s,{}\"#%]+,\n(  [a-z]+ = \{.*\},?\n)+\}\n\Z", work)
            depth = 0
            for at, letter in enumerate(text):
                if text[at - 1] != "\\":
                    depth += {"{": 1, "}": -1}.get(letter, 0)
                self.assertGreaterEqual(depth, 0, work)
            self.assertEqual(depth, 0, work)
            self.assertRegex(text, r"url = \{" + re.escape(BASE))

    def test_json_forms_name_the_work(self):
        for work in WORKS:
            linked = SERVER.json(f"/api/v1/works{quoted(work)}/jsonld")
            self.assertIn("schema.org", json.dumps(linked["@context"]))
            self.assertEqual(linked["@type"], "Legislation")
            absolute(self, linked["@id"])
            [cited] = SERVER.json(f"/api/v1/works{quoted(work)}/csl")
            self.assertIn(cited["type"], ("legislation", "bill", "document", "report", "regulation"))
            self.assertTrue(cited["id"])
            for part in cited.get("issued", {}).get("date-parts", []):
                self.assertTrue(all(isinstance(number, int) for number in part))
            page = SERVER.get(quoted(work)).text
            [inside] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
            self.assertEqual(json.loads(inside), linked)


if __name__ == "__main__":
    unittest.main()
