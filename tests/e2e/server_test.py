"""The server over the samples: pages, API, errors, and that it ends when it is told to."""

import gzip
import json
import re
import signal
import threading
import time
import unittest
import urllib.parse

from support import Case, Server, free_port, make_index, module_server, samples_index

DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp"
CONTEST = "/akn/vn/act/thong-tu/bo-van-hoa-the-thao-va-du-lich/2018/9018-2018-tt-bvhttdl"
FIRST_LIST = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2015/99011-qd-ubnd"

DB = SERVER = None


def setUpModule():
    global DB, SERVER
    DB = samples_index()
    SERVER = module_server(DB)


def quoted(text):
    return urllib.parse.quote(text)


class Pages(Case):
    def page(self, target):
        response = SERVER.get(target)
        self.assertEqual(response.status, 200, f"{target}: {response.text[:500]}")
        self.assertTrue(response.headers["Content-Type"].startswith("text/html"), target)
        return response.text

    def test_the_first_page_has_a_search_box_that_works_without_javascript(self):
        page = self.page("/")
        self.assertIn("<form", page)
        self.assertIn('name="q"', page)
        self.assertIn('lang="vi"', page)

    def test_a_search_lists_works_with_links_to_their_pages(self):
        page = self.page("/search?q=" + quoted("đèn lồng nơi công cộng"))
        self.assertIn(DECREE, page)
        self.assertIn("9001/2014/NĐ-CP", page)

    def test_a_works_page_tells_force_reason_citations_and_chain(self):
        page = self.page(FIRST_LIST)
        for words in ("99011/QĐ-UBND", "Hết hiệu lực", "thay thế", "99052/QĐ-UBND", f'href="{DECREE}', "20/01/2015"):
            self.assertIn(words, page)

    def test_what_was_typed_comes_back_escaped(self):
        page = self.page("/search?q=" + quoted('"><script>alert(1)</script>'))
        self.assertNotIn("<script>alert(1)", page)

    def test_an_unknown_page_is_404_and_says_so(self):
        self.assertEqual(SERVER.get("/akn/vn/act/nghi-dinh/chinh-phu/1999/1-1999-nd-cp").status, 404)
        self.assertEqual(SERVER.get("/nowhere").status, 404)


class Weight(Case):
    def test_a_page_with_all_it_loads_is_below_60_kilobytes_compressed(self):
        for target in ("/", "/search?q=" + quoted("đèn lồng"), DECREE, FIRST_LIST, "/about", "/check", "/review?issuer=" + quoted("UBND tỉnh Kon Tum")):
            page = SERVER.get(target).body
            parts = re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)
            self.assertGreaterEqual(len(parts), 3, target)
            whole = [page] + [SERVER.get(part.decode()).body for part in parts]
            self.assertLess(sum(len(gzip.compress(each, 6)) for each in whole), 60_000, target)


class Privacy(Case):
    def test_no_question_is_kept_anywhere(self):
        marker = "danhdau8517"
        with Server(DB, "--admin", "127.0.0.1:0") as server:
            for target in (f"/search?q={marker}", f"/api/v1/search?q={marker}", f"/api/v1/suggest?q={marker}", f"/api/v1/resolve?q={marker}",
                           f"/feed?q={marker}", f"/akn/vn/act/nghi-dinh/chinh-phu/1999/{marker}", f"/{marker}", f"/search?q=a&on={marker}"):
                answer = server.get(target, headers={"User-Agent": marker, "Referer": f"http://a/{marker}", "X-Forwarded-For": marker})
                self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer", target)
                self.assertIn(answer.headers["Cache-Control"], ("no-store",), target)
            server.get("/api/v1/check", method="POST", body=marker.encode(), headers={"Content-Type": "text/plain"})
            self.assertNotIn(marker, server.said())
            self.assertIn("route=search status=200", server.said())
            for file in DB.rglob("*"):
                if file.is_file():
                    self.assertNotIn(marker.encode(), file.read_bytes(), file)

    def test_figures_have_a_listener_of_their_own(self):
        port = free_port()
        with Server(DB, "--admin", f"127.0.0.1:{port}") as server:
            self.assertEqual(server.get("/metrics").status, 404)
            server.port, public = port, server.port
            self.assertIn("danchieu_generation", server.get("/metrics").text)
            self.assertEqual(server.json("/status")["status"], "ok")
            self.assertEqual(server.get("/search?q=a").status, 404)
            server.port = public


class Api(Case):
    def test_search_is_the_json_of_the_command(self):
        answer = SERVER.json("/api/v1/search?q=" + quoted("9001/2014/NĐ-CP"))
        self.assertEqual(answer["hits"][0]["work"], DECREE)
        for field in ("query", "understood", "on", "total", "hits", "facets", "suggestion"):
            self.assertIn(field, answer)
        command = self.done("search", "--db", DB, "--format", "json", "9001/2014/NĐ-CP").json()
        self.assertEqual([hit["work"] for hit in command["hits"]], [hit["work"] for hit in answer["hits"]])

    def test_a_work_is_the_json_of_show(self):
        answer = SERVER.json("/api/v1/works" + FIRST_LIST + "?on=2016-01-01")
        self.assertEqual(answer["force"]["status"], "in_force")
        command = self.done("show", "--db", DB, "--format", "json", "--on", "2016-01-01", FIRST_LIST).json()
        self.assertEqual(command["force"], answer["force"])

    def test_parts_of_a_work_have_addresses_of_their_own(self):
        for part in ("citations", "relations"):
            self.assertTrue(SERVER.json(f"/api/v1/works{DECREE}/{part}"), part)

    def test_resolve_names_the_work_of_a_free_citation(self):
        answer = SERVER.json("/api/v1/resolve?q=" + quoted("Nghị định số 9001/2014/NĐ-CP ngày 15/8/2014 của Chính phủ"))
        self.assertIn(DECREE, json.dumps(answer))

    def test_cite_finds_citations_in_the_text_of_a_request(self):
        answer = SERVER.json("/api/v1/cite", method="POST", body="Căn cứ Nghị định số 9001/2014/NĐ-CP;".encode(),
                             headers={"Content-Type": "text/plain; charset=utf-8"})
        self.assertIn(DECREE, json.dumps(answer))

    def test_errors_are_problem_documents(self):
        for target, status in [("/api/v1/works/akn/vn/act/nghi-dinh/chinh-phu/1999/1-1999-nd-cp", 404),
                               ("/api/v1/nothing", 404), ("/api/v1/search?q=a&on=yesterday", 400)]:
            response = SERVER.get(target)
            self.assertEqual(response.status, status, target)
            self.assertEqual(response.headers["Content-Type"].split(";")[0], "application/problem+json", target)
            self.assertEqual(json.loads(response.text)["status"], status)

    def test_a_method_that_is_not_offered_is_405(self):
        self.assertEqual(SERVER.get("/api/v1/search?q=a", method="DELETE").status, 405)

    def test_health_and_metrics_answer(self):
        self.assertEqual(SERVER.get("/healthz").status, 200)
        self.assertEqual(SERVER.get("/metrics").status, 200)


class Life(Case):
    def test_a_running_server_serves_what_is_indexed_later(self):
        db = self.folder / "db"
        make_index(db, "corpus/samples/akn/vn/act/nghi-dinh")
        with Server(db) as server:
            self.assertEqual(server.get(FIRST_LIST).status, 404)
            question = "/api/v1/search?q=" + quoted("tiêu chí chấm đèn")
            self.assertNotIn(CONTEST, [hit["work"] for hit in server.json(question)["hits"]])
            make_index(db, "corpus/samples")
            deadline = time.monotonic() + 30
            while server.get(FIRST_LIST).status != 200 and time.monotonic() < deadline:
                time.sleep(0.2)
            self.assertEqual(server.get(FIRST_LIST).status, 200)
            self.assertEqual(server.json(question)["hits"][0]["work"], CONTEST)


    def test_it_ends_within_two_seconds_while_asked(self):
        with Server(DB) as server:
            stop = threading.Event()
            answers = []

            def ask():
                while not stop.is_set():
                    try:
                        answers.append(server.get("/search?q=" + quoted("đèn lồng")).status)
                    except OSError:
                        return

            askers = [threading.Thread(target=ask) for _ in range(4)]
            for asker in askers:
                asker.start()
            time.sleep(1)
            begin = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(timeout=10)
            took = time.monotonic() - begin
            stop.set()
            for asker in askers:
                asker.join()
            self.assertLess(took, 2.5)
            self.assertEqual(server.process.returncode, 0)
            self.assertEqual({status for status in answers} - {200, 503}, set())


if __name__ == "__main__":
    unittest.main()
