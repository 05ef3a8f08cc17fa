#!/usr/bin/env python3
"""Does the server stand? Random and hard requests for as long as asked, memory told every minute, new generations published below it.

  bench/soak.py --binary build/release/danchieu --documents DIR [--minutes 30] [--requests 100000] [--askers 4] [--publish 3] [--db DB]

Ends when either the time or the number of requests is reached. An index of DIR is made in a temporary folder unless DB is
given (a copy of which is then used), and so many times during the run a document is added and a new generation published.
Exit 1 when a request was dropped or answered 5xx other than 503, when an answer took longer than 1.2 s on the server (from
its log), or when memory at the end is above that of a third of the way by more than 10 MB a new generation beyond its own.
"""

import argparse
import http.client
import json
import pathlib
import random
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request

HARD = ["a* b* c* d* e*", "th* ng* nh* tr*", "(" * 40 + "a" + ")" * 40, " OR ".join(["quyết định"] * 40), '"' + "và của các những " * 15 + '"', "NOT NOT NOT a", "a NEAR/3 b NEAR/9 c",
        "- - - + + +", "\"\"\"\"", "số:số:số:", "năm:1945..2099", "1/1/1/1/1", "%%%%", "<script>", "' OR 1=1 --", "𠀀𠀁", "a" * 900, "ă" * 300, "của và các", "văn bản", "quyết định về việc phê duyệt",
        "\u202e\u200b\ufeff", "NĐ-CP", "130/2005/NĐ-CP OR 131/2005/NĐ-CP", "loại:luật hiệu lực", "..", "năm 9999", "điều 1 điều 2 điều 3 khoản 4 điểm đ"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


class Asker(threading.Thread):
    def __init__(self, number, soak):
        super().__init__(daemon=True)
        self.random, self.soak, self.statuses, self.faults = random.Random(number), soak, {}, []

    def target(self):
        pick, soak = self.random, self.soak
        words = " ".join(pick.choices(soak.words, k=pick.randint(1, 6)))
        question = urllib.parse.quote(pick.choice(HARD) if pick.random() < 0.2 else words)
        work = pick.choice(soak.works)
        return pick.choices([f"/search?q={question}", f"/search?q={question}&sort={pick.choice(['date', 'citations', 'oldest'])}&page={pick.randint(1, 40)}",
                             f"/api/v1/search?q={question}&limit={pick.randint(1, 100)}&on={pick.randint(1990, 2026)}-01-01", f"/api/v1/suggest?q={question[:60].rsplit('%', 1)[0]}",
                             f"/api/v1/resolve?q={question}", f"/feed?q={question}", work, f"{work}?on={pick.randint(1990, 2026)}-06-01&lang=en", f"/feed{work}",
                             f"/api/v1/works{work}/akn", f"/api/v1/works{work}", "/", "/about", "/sitemap.xml", f"/{question[:50].rsplit('%', 1)[0]}"],
                            [8, 3, 3, 3, 2, 1, 10, 2, 1, 1, 1, 1, 1, 1, 1])[0]

    def run(self):
        while self.soak.take():
            target = self.target()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.soak.port, timeout=60)
                if self.random.random() < 0.02:
                    text = " ".join(self.random.choices(self.soak.words, k=300))
                    connection.request("POST", "/api/v1/check", body=text.encode(), headers={"Content-Type": "text/plain"})
                else:
                    connection.request("GET", target, headers={"Accept-Encoding": "gzip"} if self.random.random() < 0.5 else {})
                answer = connection.getresponse()
                answer.read()
                self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
                if answer.status >= 500 and answer.status != 503:
                    self.faults.append(f"{answer.status} {target}")
                connection.close()
            except (OSError, http.client.HTTPException) as error:
                self.faults.append(f"{error!r} {target}")


class Soak:
    def __init__(self, port, requests, end):
        self.port, self.left, self.end, self.lock = port, requests, end, threading.Lock()
        found = []
        for offset in range(0, 1000, 100):
            query = urllib.parse.urlencode({"q": "văn bản", "limit": 100, "offset": offset})
            found += json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/search?{query}", timeout=120))["hits"]
        self.works = [hit["work"] for hit in found]
        self.words = sorted({word for hit in found for word in (hit["title"] or "").split()} | {hit["number"] for hit in found if hit["number"]})

    def take(self):
        with self.lock:
            self.left -= 1
            return self.left >= 0 and time.monotonic() < self.end


def publish(binary, db, folder, number):
    (folder / f"{number}.txt").write_text(f"CHÍNH PHỦ\n\nSố: {900 + number}/2030/NĐ-CP\n\nNGHỊ ĐỊNH\nVề việc thử lần {number}\n\nĐiều 1. Phạm vi\nThử.\n", encoding="utf-8")
    done = subprocess.run([binary, "index", "--db", str(db), str(folder)], capture_output=True, text=True)
    return done.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--documents")
    parser.add_argument("--db")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--askers", type=int, default=4)
    parser.add_argument("--publish", type=int, default=3)
    arguments = parser.parse_args()
    home = pathlib.Path(tempfile.mkdtemp(prefix="danchieu-soak-"))
    db, added = home / "db", home / "added"
    added.mkdir()
    server = None
    try:
        if arguments.db:
            shutil.copytree(arguments.db, db, symlinks=True)
        else:
            subprocess.run([arguments.binary, "index", "--db", str(db), arguments.documents], check=True, capture_output=True)
        port, log = free_port(), (home / "log").open("w+")
        server = subprocess.Popen([arguments.binary, "serve", "--db", str(db), "--listen", f"127.0.0.1:{port}"], stdout=log, stderr=log)
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).read()
                break
            except OSError:
                time.sleep(0.2)
        begin = time.monotonic()
        soak = Soak(port, arguments.requests, begin + arguments.minutes * 60)
        askers = [Asker(number, soak) for number in range(arguments.askers)]
        for asker in askers:
            asker.start()
        memory, published = [], 0
        while any(asker.is_alive() for asker in askers):
            minute = begin + (len(memory) + 1) * 60
            while time.monotonic() < minute and any(asker.is_alive() for asker in askers):
                time.sleep(0.5)
            memory.append(resident(server.pid))
            done = sum(sum(asker.statuses.values()) for asker in askers)
            print(f"minute {len(memory):3}: {memory[-1]:7.1f} MB, {len(list(pathlib.Path(f'/proc/{server.pid}/fd').iterdir()))} descriptors, {done} answers, {published} published", flush=True)
            share = max(1 - max(soak.left, 0) / arguments.requests, (time.monotonic() - begin) / (arguments.minutes * 60))
            if published < arguments.publish and share > (published + 1) / (arguments.publish + 1):
                published += 1
                if publish(arguments.binary, db, added, published) not in (0, 1):
                    print("a generation could not be published")
        statuses, faults = {}, []
        for asker in askers:
            faults += asker.faults
            for status, count in asker.statuses.items():
                statuses[status] = statuses.get(status, 0) + count
        log.seek(0)
        taken = [(float(ms), route) for route, ms in re.findall(r"route=(\S+) status=(?:200|404) .*ms=([\d.]+)", log.read())]
        slow = [each for each in taken if each[0] > 1200]
        growth = memory[-1] - memory[len(memory) // 3]
        print(f"statuses {statuses}; faults {len(faults)} {faults[:5]}; slower than 1.2 s: {len(slow)} {sorted(slow)[-3:]}; memory from a third on: {growth:+.1f} MB")
        return 1 if faults or growth > 10 * (1 + arguments.publish) else 0
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(home, True)


if __name__ == "__main__":
    raise SystemExit(main())
