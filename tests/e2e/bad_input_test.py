"""Whatever is wrong: one clear message (what, where, what to do) and the documented exit code; one bad file never
stops a run."""

import json
import os
import shutil
import socket
import subprocess
import unittest
import zipfile

from support import BINARY, DONE, FAILURE, FINDINGS, SAMPLES, SOURCE, USAGE, Case, Result, free_port, make_index, run

DECREE = SAMPLES / "akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp.txt"


class Usage(Case):
    def test_no_verb_an_unknown_verb_and_an_unknown_option_are_usage_errors(self):
        for arguments in ([], ["serach"], ["search"], ["search", "--db", "x", "--limit", "many", "a"], ["show", "--bogus", "x"],
                          ["cite"], ["read", "--format", "xml", DECREE], ["serve", "--listen", "nowhere"],
                          ["search", "--on", "31/02/2020", "a"]):
            with self.subTest(arguments=arguments):
                self.refused(run(*arguments, cwd=self.folder), USAGE)

    def test_help_names_every_verb_and_exits_well(self):
        text = self.done("--help").out
        for verb in ("index", "search", "show", "cite", "read", "check", "review", "serve", "verify", "stats"):
            self.assertIn(verb, text)
            self.assertIn("--help", self.done(verb, "--help").out)
        self.assertRegex(self.done("--version").out, r"^\S*\d+\.\d+\.\d+")

    def test_a_slip_of_the_finger_is_named_with_what_was_meant(self):
        self.refused(run("serach", "a"), USAGE, "serach", "search")
        self.refused(run("search", "--limt", "3", "a"), USAGE, "--limt", "--limit")

    def test_a_question_that_begins_with_a_hyphen_is_told_how_to_be_asked(self):
        make_index(self.folder / "db", DECREE)
        self.refused(run("search", "--db", self.folder / "db", "-so:0"), USAGE, "put -- before it")
        self.done("search", "--db", self.folder / "db", "--", "-so:0")

    def test_completion_offers_the_verbs_and_options_of_the_help(self):
        script = f"""PATH={os.path.dirname(BINARY)}:$PATH; . {SOURCE}/apps/danchieu/completion.bash
            COMP_WORDS=(danchieu se) COMP_CWORD=1; _danchieu; echo "${{COMPREPLY[@]}}"
            COMP_WORDS=(danchieu search --li) COMP_CWORD=2; _danchieu; echo "${{COMPREPLY[@]}}" """
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=30)
        self.assertEqual(done.stdout.split("\n")[:2], ["search serve", "--limit"], done)


class Drafts(Case):
    def test_several_drafts_make_one_sarif_log_and_one_json_value(self):
        make_index(self.folder / "db", SAMPLES)
        files = [DECREE, DECREE]
        log = json.loads(run("check", "--db", self.folder / "db", "--format", "sarif", *files).out)
        self.assertEqual(len(log["runs"]), 2)
        self.assertEqual(len(json.loads(run("check", "--db", self.folder / "db", "--format", "json", *files).out)), 2)
        self.assertIn("findings", json.loads(run("check", "--db", self.folder / "db", "--format", "json", DECREE).out))
        self.refused(run("check", "--db", self.folder / "db", "--format", "html", *files), USAGE, "html")

    def test_each_file_of_a_bundle_is_a_draft_of_its_own(self):
        make_index(self.folder / "db", SAMPLES)
        bundle = self.folder / "drafts.zip"
        with zipfile.ZipFile(bundle, "w") as archive:
            for name in ("a.txt", "b.txt"):
                archive.write(DECREE, name)
        reports = run("check", "--db", self.folder / "db", "--format", "jsonl", bundle).lines()
        self.assertEqual([report["file"] for report in reports], [f"{bundle}/a.txt", f"{bundle}/b.txt"])
        alone = run("check", "--db", self.folder / "db", "--format", "jsonl", DECREE).lines()[0]
        for report in reports:
            self.assertEqual(report["findings"], alone["findings"])
        self.refused(run("check", "--db", self.folder / "db", "--format", "html", bundle), USAGE, "html")

    def test_a_file_name_that_is_no_utf8_is_shown_escaped(self):
        make_index(self.folder / "db", SAMPLES)
        name = os.fsencode(self.folder) + b"/\xff.txt"
        shutil.copy(DECREE, name)
        for verb in (["cite"], ["read"], ["check", "--db", self.folder / "db"]):
            with self.subTest(verb=verb):
                result = run(*verb, "--format", "jsonl", os.fsdecode(name))
                self.assertIn(result.code, (DONE, FINDINGS), result)
                self.assertTrue(json.loads(result.out.splitlines()[0])["file"].endswith("\\xff.txt"), result)


    def test_people_read_their_own_language(self):
        db = self.folder / "db"
        make_index(db, SAMPLES)
        circular = next(SAMPLES.rglob("9033-2020-tt-bvhttdl.txt"))
        for verb, vi, en in ((["cite", circular], "ngưng hiệu lực", "suspends"), (["read", circular], "cơ quan ban hành", "issuer"),
                             (["stats", "--db", db], "văn bản", "works"), (["verify", "--db", db], "nguyên vẹn", "sound")):
            for language, own, other in (("vi_VN.UTF-8", vi, en), ("en_US.UTF-8", en, vi)):
                with self.subTest(verb=verb, language=language):
                    out = self.done(*verb, "--format", "text", env={"LC_ALL": language}).out
                    self.assertIn(own, out)
                    if verb[0] in ("cite", "verify"):  # the others show names of documents too
                        self.assertNotIn(other, out)

    def test_an_answer_that_nobody_takes_is_a_failure(self):
        db = self.folder / "db"
        make_index(db, DECREE)
        for arguments in (["cite", DECREE], ["read", DECREE], ["check", "--db", db, "--format", "sarif", DECREE],
                          ["search", "--db", db, "a"], ["show", "--db", db, "9001/2014/NĐ-CP"], ["stats", "--db", db],
                          ["verify", "--db", db], ["export", "--db", db, "--as", "csv"]):
            with self.subTest(arguments=arguments), open("/dev/full", "w") as full:
                done = subprocess.run([BINARY, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
                self.assertEqual(done.returncode, FAILURE, done.stderr)
                self.assertIn("standard output", done.stderr)

    def test_a_file_name_sends_nothing_to_the_terminal(self):
        db = self.folder / "db"
        files = self.folder / "files"
        files.mkdir()
        shutil.copy(DECREE, files / "a\x1b]0;x\x07.txt")
        make_index(db, files)
        out = self.done("show", "--db", db, "--format", "text", "9001/2014/NĐ-CP").out
        self.assertIn("a\\x1b]0;x\\x07.txt", out)
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\x07", out)


class Index(Case):
    def test_a_missing_index_says_how_to_make_one(self):
        for arguments in (["search", "--db", "nothing", "a"], ["show", "--db", "nothing", "1/2020/NĐ-CP"],
                          ["serve", "--db", "nothing", "--listen", f"127.0.0.1:{free_port()}"],
                          ["verify", "--db", "nothing"], ["stats", "--db", "nothing"]):
            with self.subTest(arguments=arguments):
                self.refused(run(*arguments, cwd=self.folder), FAILURE, "nothing", "danchieu index")

    def test_a_folder_that_is_no_index_is_not_one(self):
        (self.folder / "db").mkdir()
        (self.folder / "db" / "letter.txt").write_text("x")
        self.refused(run("search", "--db", "db", "a", cwd=self.folder), FAILURE, "db")

    def test_a_missing_folder_of_documents_is_named(self):
        result = run("index", "--db", "db", "no-such-folder", cwd=self.folder)
        self.assertEqual(result.code, FAILURE, result)
        self.assertIn("no-such-folder", result.err)

    def test_a_second_writer_is_refused_with_the_folder_named(self):
        db = self.folder / "db"
        make_index(db, DECREE)
        documents = self.folder / "many"
        documents.mkdir()
        text = DECREE.read_text()
        for number in range(200):
            (documents / f"{number}.txt").write_text(text.replace("9001/2014", f"{9100 + number}/2014"))
        runs = [subprocess.Popen([BINARY, "index", "--db", db, documents], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                for _ in range(2)]
        results = []
        for process in runs:
            out, err = process.communicate(timeout=120)
            results.append(Result(["index"], process.returncode, out.decode(), err.decode()))
        results.sort(key=lambda result: result.code)
        self.assertEqual(results[0].code, DONE, results[0])
        self.refused(results[1], FAILURE, db)
        self.done("search", "--db", db, "--format", "json", "9255/2014/NĐ-CP")

    def test_a_damaged_index_is_refused_or_an_older_one_served_never_trusted(self):
        db = self.folder / "db"
        make_index(db, DECREE)
        generation = (db / "current").resolve()
        for table in generation.glob("*.glass"):
            data = bytearray(table.read_bytes())
            for at in range(len(data) // 2, min(len(data) // 2 + 64, len(data))):
                data[at] ^= 0xFF
            table.write_bytes(data)
        result = run("search", "--db", db, "a")
        self.assertEqual(result.code, FAILURE, result)
        self.assertNotIn("Xapian", result.err)
        self.assertIn(str(db), result.err)

    def test_the_store_verifies_and_counts_itself(self):
        db = self.folder / "db"
        make_index(db, SAMPLES)
        self.done("verify", "--db", db)
        self.assertIn("22", self.done("stats", "--db", db, "--format", "json").out)


class Files(Case):
    def bad_files(self):
        folder = self.folder / "documents"
        folder.mkdir()
        (folder / "empty.txt").write_bytes(b"")
        (folder / "program.bin").write_bytes(bytes(range(256)) * 40)
        (folder / "broken.txt").write_bytes("Quyết định số 12/QĐ-UBND".encode() + b"\xff\xfe\xc3\x28 ng\xe0y" + b"\x80" * 40)
        (folder / "zeros.txt").write_bytes(b"\0" * 5000)
        (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(2000))
        (folder / "secret.txt").write_text("Nghị định số 9001/2014/NĐ-CP")
        (folder / "secret.txt").chmod(0)
        (folder / "dangling.txt").symlink_to("nowhere.txt")
        os.mkfifo(folder / "pipe.txt")
        shutil.copy(DECREE, folder / "good.txt")
        return folder

    def test_bad_files_become_lines_of_the_report_and_the_run_goes_on(self):
        folder = self.bad_files()
        report = self.folder / "report.jsonl"
        result = run("index", "--db", self.folder / "db", "--report", report, folder, ordinary=True)
        self.assertIn(result.code, (DONE, FINDINGS), result)
        rows = {os.path.basename(row["file"]): row for row in map(json.loads, report.read_text().splitlines())}
        self.assertTrue(rows["good.txt"]["works"], rows["good.txt"])
        for name in ("empty.txt", "program.bin", "zeros.txt", "picture.png", "secret.txt"):
            with self.subTest(name=name):
                self.assertTrue(rows[name]["problem"], rows[name])
        answer = self.done("search", "--db", self.folder / "db", "--format", "json", "9001/2014/NĐ-CP").json()
        self.assertEqual(answer["total"], 1)

    def test_read_and_cite_name_the_file_they_cannot_use_and_do_the_rest(self):
        folder = self.bad_files()
        for verb in ("read", "cite"):
            for name in ("secret.txt", "missing.txt", "empty.txt", "zeros.txt"):
                with self.subTest(verb=verb, name=name):
                    result = run(verb, "--format", "jsonl", folder / name, DECREE, ordinary=True)
                    self.assertNotEqual(result.code, DONE, result)
                    self.assertIn(name, result.err, result)
                    self.assertTrue(any("9001" in line for line in result.out.splitlines()), result)
                    self.assertNotIn("unexpected failure", result.err)

    def test_invalid_bytes_never_reach_the_output(self):
        folder = self.bad_files()
        for verb in ("read", "cite"):
            result = run(verb, "--format", "jsonl", folder / "broken.txt", folder / "program.bin")
            result.lines()  # valid JSON, valid UTF-8


class Serve(Case):
    def test_an_occupied_port_is_named(self):
        db = self.folder / "db"
        make_index(db, DECREE)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.refused(run("serve", "--db", db, "--listen", f"127.0.0.1:{port}", timeout=20), FAILURE, port)


if __name__ == "__main__":
    unittest.main()
