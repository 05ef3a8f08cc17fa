"""The addresses that take a text: drafts as files through the confined readers, and what attackers send there."""

import concurrent.futures
import http.client
import io
import json
import pathlib
import socket
import subprocess
import threading
import time
import unittest
import urllib.parse
import zipfile

from support import SHARED, Case, module_server, samples_index

DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp"
DRAFT = "Căn cứ Nghị định số 9001/2014/NĐ-CP ngày 01 tháng 7 năm 2014 của Chính phủ;"
PATHS = ("/check", "/api/v1/check", "/api/v1/cite")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEGABYTE = 1 << 20

SERVER = None


def setUpModule():
    global SERVER
    SERVER = module_server(samples_index())


def docx(*paragraphs, entry="word/document.xml", extra=None):
    text = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    parts = {"[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                                    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                                    f'<Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>',
             "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
                            'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
                            'Target="word/document.xml"/></Relationships>',
             entry: '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                    f"<w:body>{text}</w:body></w:document>"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **(extra or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()


def rtf(text):
    return b"{\\rtf1\\ansi " + "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text).encode() + b"\\par}"


def pdf(text):
    """One page of ASCII text."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"]
    stream = f"BT /F 12 Tf 50 700 Td ({text}) Tj ET".encode()
    objects += [b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(out))


def form(fields, boundary="----x", files=()):
    """multipart/form-data as browsers write it: (body, headers)."""
    body = b""
    for name, value in fields.items():
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, file_name, content in files:
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
        body += content + b"\r\n"
    return body + f"--{boundary}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def send_file(content, name="du-thao.docx", **fields):
    body, headers = form({"text": "", "on": "2016-01-01", **fields}, files=[("file", name, content)])
    return SERVER.get("/check", method="POST", body=body, headers=headers)


def raw(head, body=b"", seconds=15):
    """Bytes in, all bytes that come back; how long it took."""
    begin = time.monotonic()
    with socket.create_connection(("127.0.0.1", SERVER.port), timeout=seconds) as wire:
        answer = b""
        try:
            wire.sendall(head.encode() + b"\r\n\r\n" + body)
            while chunk := wire.recv(65536):
                answer += chunk
        except (ConnectionError, TimeoutError):
            pass
    return answer, time.monotonic() - begin


def memory():
    """Resident bytes of the server."""
    for line in pathlib.Path(f"/proc/{SERVER.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmRSS")


class Files(Case):
    def test_a_draft_in_each_format_is_checked(self):
        plain = "Can cu Nghi dinh so 9001/2014/ND-CP ngay 01 thang 7 nam 2014 cua Chinh phu;"
        for name, content in (("a.docx", docx(DRAFT)), ("a.rtf", rtf(DRAFT)), ("a.txt", DRAFT.encode()), ("a.md", DRAFT.encode()),
                              ("a.html", f"<p>{DRAFT}</p>".encode()), ("a.pdf", pdf(plain)), ("no ending", docx(DRAFT))):
            with self.subTest(name):
                answer = send_file(content, name)
                self.assertEqual(answer.status, 200, answer.text[:800])
                self.assertIn("9001/2014", answer.text)
                self.assertIn("Lời dẫn văn bản khác</dt><dd>1", answer.text)

    def test_reports_of_a_file_can_be_had_at_once(self):
        sarif = send_file(docx(DRAFT), format="sarif")
        self.assertEqual(json.loads(sarif.text)["version"], "2.1.0")
        self.assertIn("attachment", sarif.headers["Content-Disposition"])
        self.assertTrue(send_file(docx(DRAFT), format="html").text.lower().startswith("<!doctype html"))

    def test_a_program_sends_the_file_itself(self):
        for media, content in ((WORD, docx(DRAFT)), ("application/rtf", rtf(DRAFT)), ("text/html", f"<p>{DRAFT}</p>".encode())):
            answer = SERVER.json("/api/v1/check", method="POST", body=content, headers={"Content-Type": media})
            self.assertEqual(answer["checked"]["citations"], 1, media)

    def test_what_cannot_be_read_is_told_in_words(self):
        for content, name, words in ((b"\0" * 5000, "a.docx", "Không đọc được"), (docx(DRAFT)[:300], "a.docx", "Không đọc được"),
                                     (b"%PDF-1.4 nothing", "a.pdf", "Không"), (docx(), "a.docx", "Tệp không có chữ")):
            with self.subTest(name=name, content=content[:20]):
                answer = send_file(content, name)
                self.assertEqual(answer.status, 400)
                self.assertIn(words, answer.text)
        empty = send_file(b"")
        self.assertEqual(empty.status, 400)
        self.assertIn("Chưa có dự thảo", empty.text)

    def test_names_of_files_are_never_markup_nor_paths(self):
        for name in ("../../../etc/passwd", "<script>alert(1)</script>.docx", "$(touch pwned).docx", "-rf.docx", "a\0b.docx", "x" * 1500):
            answer = send_file(docx(DRAFT), name)
            self.assertIn(answer.status, (200, 400), name)
            self.assertNotIn("<script>alert", answer.text)
        self.assertFalse(pathlib.Path("pwned").exists())

    @unittest.skipUnless(SHARED, "needs the hostile files beside the project")
    def test_hostile_files_cost_seconds_and_nothing_else(self):
        bad = self.folder / "bad"
        self.addCleanup(subprocess.run, ["rm", "-rf", bad])  # deeper than Python likes
        subprocess.run(["python3", pathlib.Path(SHARED) / "attack" / "bad_files.py", "make", bad], check=True, capture_output=True, timeout=300)
        kinds = [part for kind in ("docx", "rtf", "doc", "pdf", "odt") for part in ("-o", "-name", f"*.{kind}")][1:]
        listed = subprocess.run(["find", bad, "-maxdepth", "3", "-type", "f", "-size", "-300k", "(", *kinds, ")"], capture_output=True, text=True).stdout.split("\n")
        tried, before = 0, memory()
        for path in map(pathlib.Path, sorted(filter(None, listed))):
            begin = time.monotonic()
            answer = send_file(path.read_bytes(), path.name.encode("ascii", "replace").decode())
            self.assertIn(answer.status, (200, 400, 503), path)
            self.assertLess(time.monotonic() - begin, 40, path)  # six seconds of reading, on whatever machine
            tried += 1
        self.assertGreater(tried, 20)
        self.assertEqual(SERVER.get("/healthz").status, 200)
        self.assertLess(memory() - before, 200 * MEGABYTE)


class Attacks(Case):
    def alive(self):
        self.assertEqual(SERVER.get("/healthz").status, 200)

    def test_lengths_that_lie_are_refused(self):
        for path in PATHS:
            head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain"
            for fields, statuses in (("Transfer-Encoding: chunked", b"400"), ("Content-Length: 5\r\nTransfer-Encoding: chunked", b"400"),
                                     ("Content-Length: 5\r\nContent-Length: 6", b"400"), ("Content-Length: +5", b"400"), ("Content-Length: -1", b"400"),
                                     ("Content-Length: 0x10", b"400"), ("Content-Length: 5, 5", b"400"), ("Content-Length: 99999999999999999999999", b"413"),
                                     ("Content-Length: 8388609", b"413"), ("Expect: 200-ok\r\nContent-Length: 5", b"417"), ("X: y", b"411")):
                with self.subTest(path=path, fields=fields):
                    answer, took = raw(f"{head}\r\n{fields}", b"5\r\nhello\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                    self.assertEqual(answer[9:12], statuses, answer[:200])
                    self.assertEqual(answer.count(b"HTTP/1.1 "), 1, "what follows is no request of its own")
                    self.assertLess(took, 5)
        self.alive()

    def test_a_body_with_more_than_it_says_is_one_request(self):
        answer, _ = raw("POST /api/v1/cite HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 3", b"abcGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        self.assertEqual(answer.count(b"HTTP/1.1 "), 1)
        self.assertEqual(answer[9:12], b"200")

    def test_slow_bodies_are_ended_and_hold_no_memory(self):
        before = memory()
        wires = []
        try:
            for _ in range(200):
                wire = socket.create_connection(("127.0.0.1", SERVER.port))
                wire.sendall(b"POST /check HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 8000000\r\n\r\nabc")
                wires.append(wire)
            time.sleep(1)
            self.assertLess(memory() - before, 100 * MEGABYTE, "a claim of 1.6 GB must not take it")
            self.alive()
            self.assertEqual(SERVER.get("/search?q=a").status, 200)
            begin = time.monotonic()
            for wire in wires:
                wire.settimeout(40)
                try:
                    while wire.recv(4096):
                        pass
                except ConnectionError:
                    pass
            self.assertLess(time.monotonic() - begin, 35)
        finally:
            for wire in wires:
                wire.close()

    def test_many_big_bodies_at_once_are_bounded(self):
        before, peak = memory(), 0
        body = ("Điều 1. " + "a " * 500 + "\n").encode() * 1900  # some 2 MB
        stop = threading.Event()

        def watch():
            nonlocal peak
            while not stop.is_set():
                peak = max(peak, memory())
                time.sleep(0.05)

        def send(_):
            connection = http.client.HTTPConnection("127.0.0.1", SERVER.port, timeout=60)
            try:
                connection.request("POST", "/api/v1/cite", body=body, headers={"Content-Type": "text/plain"})
                return connection.getresponse().status
            except OSError:
                return 0  # ended by the deadline
            finally:
                connection.close()

        watcher = threading.Thread(target=watch)
        watcher.start()
        with concurrent.futures.ThreadPoolExecutor(60) as pool:
            statuses = list(pool.map(send, range(60)))
        stop.set()
        watcher.join()
        self.assertEqual(set(statuses) - {0, 200, 503}, set())
        self.assertLess(peak - before, 400 * MEGABYTE, statuses)
        self.alive()

    def test_forms_that_are_none_are_refused(self):
        multipart = "multipart/form-data; boundary=x"
        part = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc\r\n'
        for kind, body in ((multipart, b""), (multipart, b"--x"), (multipart, b"--x--"), (multipart, b"--y\r\n\r\n--y--"), (multipart, part), (multipart, part + b"--x-"),
                           (multipart, b"preamble\r\n" + part + b"--x--"), (multipart, b"--x\r\n\r\nabc\r\n--x--"), (multipart, part * 20 + b"--x--"),
                           (multipart, b'--x\r\nContent-Disposition: form-data; name=""\r\n\r\nabc\r\n--x--'), ("multipart/form-data", part + b"--x--"),
                           ("multipart/form-data; boundary=", part + b"--x--"), ("multipart/form-data; boundary=" + "x" * 71, part + b"--x--"),
                           ("multipart/form-data; boundary=\"x", b"--\"x--"), ("multipart/mixed; boundary=x", part + b"--x--"), (multipart, b"--x\r\n" * 100000),
                           (multipart, b"--x\r\n" + b"A: b\r\n" * 100000 + b"\r\n\r\n--x--"), ("application/json", b"[" * 100000), ("", b"text=a"), ("text/plain", b"text=a"),
                           ("application/x-www-form-urlencoded", b"text=%zz"), ("application/x-www-form-urlencoded", b"a=b&" * 100),
                           ("application/x-www-form-urlencoded", b"text=%ff%fe")):
            with self.subTest(kind=kind, body=body[:60]):
                answer = SERVER.get("/check", method="POST", body=body, headers={"Content-Type": kind})
                self.assertEqual(answer.status, 400, answer.text[:300])
        self.alive()

    def test_types_that_are_no_drafts_are_415(self):
        for path in ("/api/v1/check", "/api/v1/cite"):
            for kind in ("application/json", "application/xml", "multipart/form-data; boundary=x", "image/png", "text/plainx/../", "", "application/zip"):
                if path.endswith("check") and kind.startswith("text/plain"):
                    continue  # a parameter more or less is no other type
                answer = SERVER.get(path, method="POST", body=b'{"a":' * 50000, headers={"Content-Type": kind})
                self.assertIn(answer.status, (415,) if not kind.startswith("text/plain") else (200, 415), (path, kind))

    def test_texts_made_to_cost_time_are_answered(self):
        size = 200_000
        texts = {"brackets": "(" * size, "numbers": "1/" * (size // 2), "half citations": "Nghị định số " * (size // 16), "laws": "Luật " * (size // 7),
                 "clauses": "".join(f"Điều {i}. khoản {i} điểm a\n" for i in range(size // 30)), "one line": "a" * size, "marks": "a\u0301" * (size // 3),
                 "json": "[" * size, "nul": "\0" * size, "crlf": "\r\n" * (size // 2), "html": "<div>" * (size // 5), "quotes": "“" * (size // 3)}
        for name, text in texts.items():
            for path, kind in (("/api/v1/cite", "text/plain"), ("/api/v1/check", "text/plain"), ("/api/v1/check", "text/html"), ("/api/v1/check", "text/markdown")):
                with self.subTest(name, path=path, kind=kind):
                    begin = time.monotonic()
                    answer = SERVER.get(path, method="POST", body=text.encode(), headers={"Content-Type": kind})
                    self.assertIn(answer.status, (200, 400), answer.text[:200])
                    self.assertLess(time.monotonic() - begin, 9)
            answer = SERVER.get("/check", method="POST", body=urllib.parse.urlencode({"text": text}), headers={"Content-Type": "application/x-www-form-urlencoded"})
            self.assertIn(answer.status, (200, 400), name)
        self.alive()

    def test_nothing_that_a_draft_names_is_fetched(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(2)
            there = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
            html = f'<!DOCTYPE html SYSTEM "{there}.dtd"><link rel="stylesheet" href="{there}"><img src="{there}"><iframe src="{there}"></iframe><p>{DRAFT}</p>'
            xml = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "{there}"> %x;]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{DRAFT}</p></body></html>'
            for content, name in ((html, "a.html"), (xml, "a.xhtml"), (xml, "a.docx")):
                self.assertIn(send_file(content.encode(), name).status, (200, 400), name)
            template = docx(DRAFT, extra={"word/_rels/document.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                            '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
                            f'Target="{there}" TargetMode="External"/></Relationships>'})
            self.assertEqual(send_file(template).status, 200)
            with self.assertRaises(TimeoutError):
                listener.accept()

    def test_archives_that_are_bombs_or_bundles_are_told(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<w:document>" + b" " * (200 * MEGABYTE))
        bundle = io.BytesIO()
        with zipfile.ZipFile(bundle, "w") as archive:
            archive.writestr("../../evil.txt", DRAFT)
            archive.writestr("a.docx", docx(DRAFT))
        for content in (bomb.getvalue(), bundle.getvalue(), docx(DRAFT, entry="../word/document.xml"),
                        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><p>&x;</p></html>"):
            answer = send_file(content, "a.docx")
            self.assertIn(answer.status, (200, 400))
            self.assertNotIn("root:", answer.text)
        self.alive()


if __name__ == "__main__":
    unittest.main()
