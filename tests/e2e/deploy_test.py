"""The samples of deploy/ keep what they promise, checked with the tools that will read them, where those are here."""

import json
import pathlib
import re
import shutil
import subprocess
import unittest

from support import BINARY, SOURCE, Case

DEPLOY = SOURCE / "deploy"


class Nginx(Case):
    site = (DEPLOY / "nginx-site.conf").read_text(encoding="utf-8")

    def test_no_log_holds_what_was_asked_or_who_asked(self):
        [form] = re.findall(r"log_format danchieu '([^']*)'", self.site)
        for name in ("$request ", "$request'", "$request_uri", "$args", "$query_string", "$remote", "$http_", "$arg_", "$is_args"):
            self.assertNotIn(name, form + "'")
        servers = self.site.split("\nserver {")[1:]
        self.assertEqual(len(servers), 2)
        for server in servers:
            self.assertRegex(server, r"access_log (off|\S+ danchieu);", "the default format holds the question")

    def test_browsers_are_told_to_stay_with_tls(self):
        self.assertRegex(self.site, r'add_header Strict-Transport-Security "max-age=\d{8,}.*" always;')
        self.assertNotRegex(self.site, r"TLSv1(\.1)?[ ;]")

    def test_figures_are_not_routed_and_the_sender_is_told(self):
        for path in ("/metrics", "/status"):
            self.assertRegex(self.site, rf"location = {path}\s+{{ return 404; }}")
        self.assertIn("proxy_set_header X-Forwarded-For $remote_addr;", self.site)

    @unittest.skipUnless(shutil.which("nginx") and shutil.which("openssl"), "no nginx here")
    def test_nginx_takes_it(self):
        here = self.folder
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", here / "k.pem", "-out", here / "c.pem", "-days", "1", "-subj", "/CN=a"],
                       check=True, capture_output=True)
        site = re.sub(r"/etc/letsencrypt/\S+fullchain.pem", str(here / "c.pem"), self.site)
        site = re.sub(r"/etc/letsencrypt/\S+privkey.pem", str(here / "k.pem"), site).replace("/var/log/nginx", str(here))
        (here / "site.conf").write_text(site, encoding="utf-8")
        places = "".join(f"{name}_temp_path {here}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (here / "nginx.conf").write_text(f"pid {here}/pid; error_log {here}/log; events {{}} http {{ access_log off; {places} include {here}/site.conf; }}", encoding="utf-8")
        done = subprocess.run(["nginx", "-t", "-c", here / "nginx.conf", "-p", here], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)


class Systemd(Case):
    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd-analyze here")
    def test_units_are_shut_in(self):
        for unit, most in (("danchieu-serve", 1.5), ("danchieu-index", 1.0)):
            done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", DEPLOY / f"{unit}.service"], capture_output=True, text=True)
            [score] = re.findall(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
            self.assertLessEqual(float(score), most, unit)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd-analyze here")
    def test_units_are_understood(self):
        for unit in DEPLOY.glob("danchieu-*.*"):
            text = unit.read_text(encoding="utf-8").replace("/usr/bin/danchieu", "/bin/true")
            (self.folder / unit.name).write_text(text, encoding="utf-8")
        units = sorted(self.folder.glob("*.service"))
        done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
        self.assertEqual([line for line in done.stderr.splitlines() if "danchieu" in line], [])

    def test_the_child_that_reads_documents_may_shut_itself_in(self):
        for unit in ("danchieu-serve", "danchieu-index"):
            text = (DEPLOY / f"{unit}.service").read_text(encoding="utf-8")
            for call in ("seccomp", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"):
                self.assertRegex(text, rf"(?m)^SystemCallFilter=(?!~).*\b{call}\b", unit)
            self.assertRegex(text, r"(?m)^RestrictAddressFamilies=.*\bAF_UNIX\b", f"{unit}: LibreOffice needs one")


class Parts(Case):
    @unittest.skipUnless(shutil.which("dpkg-query"), "no Debian packages here")
    def test_the_list_of_parts_names_every_library(self):
        done = subprocess.run([SOURCE / "script" / "sbom", BINARY], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        parts = json.loads(done.stdout)
        self.assertEqual((parts["bomFormat"], parts["specVersion"]), ("CycloneDX", "1.5"))
        names = {part["name"] for part in parts["components"]}
        for start in ("libxapian", "libpoco", "libicu", "libxml2", "libarchive", "libseccomp", "libnettle", "libc6", "nlohmann-json3-dev", "libcli11-dev"):
            self.assertTrue(any(name.lower().startswith(start) for name in names), (start, names))
        self.assertTrue(all(part["version"] and part["purl"].endswith(part["version"]) for part in parts["components"]))


if __name__ == "__main__":
    unittest.main()
