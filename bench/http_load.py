#!/usr/bin/env python3
"""How fast does the server answer? Percentiles at a fixed rate, and the most it takes (with wrk), beside Poco's empty answer.

  bench/http_load.py --binary build/release/danchieu --db DB [--rate 200] [--seconds 30] [--empty POCO_EMPTY]

Open loop: requests leave on time whether or not earlier ones have been answered, so a slow answer is not hidden by fewer
questions. Every request has a connection of its own, as behind a proxy. Questions and works are taken from the index
itself. POCO_EMPTY is bench/poco_empty.cpp compiled: Poco's HTTPServer with its defaults, an answer of two bytes.
"""

import argparse
import asyncio
import json
import random
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def ask(port, target):
    begin = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    while chunk := await reader.read(1 << 20):
        answer += chunk
    writer.close()
    return time.perf_counter() - begin, int(answer[9:12] or 0), len(answer)


async def at_rate(port, targets, rate, seconds):
    begin = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, begin + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(ask(port, random.choice(targets))))
    return await asyncio.gather(*tasks, return_exceptions=True)


def report(name, results):
    good = sorted(result[0] * 1000 for result in results if not isinstance(result, Exception) and result[1] == 200)
    other = len(results) - len(good)
    at = lambda share: good[min(len(good) - 1, int(share * len(good)))]
    print(f"{name:28} n={len(results)} other={other} p50={at(.5):.1f} ms p95={at(.95):.1f} p99={at(.99):.1f} max={good[-1]:.1f}", flush=True)


def wrk(name, port, target, seconds):
    if shutil.which("wrk") is None:
        return
    out = subprocess.run(["wrk", "-t1", "-c8", f"-d{seconds}s", f"http://127.0.0.1:{port}{target}"], capture_output=True, text=True).stdout
    rate = next((line.split()[1] for line in out.splitlines() if "Requests/sec" in line), "?")
    print(f"{name:28} {rate} requests/s (wrk, 8 connections)", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--db", required=True)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--empty", help="compiled bench/poco_empty.cpp")
    arguments = parser.parse_args()
    random.seed(1)
    port = free_port()
    server = subprocess.Popen([arguments.binary, "serve", "--db", arguments.db, "--listen", f"127.0.0.1:{port}"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    empty = None
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urllib.request.urlopen(base + "/healthz", timeout=2).read()
                break
            except OSError:
                time.sleep(0.1)
        found = []
        for offset in range(0, 500, 100):
            query = urllib.parse.urlencode({"q": "văn bản", "limit": 100, "offset": offset})
            found += json.load(urllib.request.urlopen(f"{base}/api/v1/search?{query}", timeout=20))["hits"]
        works = [hit["work"] for hit in found]
        words = ["cải cách hành chính", "phê duyệt kế hoạch", "phòng cháy chữa cháy", "ngân sách nhà nước", "xây dựng nông thôn mới", "giáo dục mầm non"]
        questions = words + [" ".join((hit["title"] or "kế hoạch").split()[:5]) for hit in found[:150]] + [hit["number"] for hit in found[:150] if hit["number"]]
        searches = ["/search?" + urllib.parse.urlencode({"q": question}) for question in questions]
        for name, targets in (("search page", searches), ("search API", [each.replace("/search", "/api/v1/search") for each in searches]),
                              ("work page", works), ("first page", ["/"])):
            report(name + f" at {arguments.rate:.0f}/s", asyncio.run(at_rate(port, targets, arguments.rate, arguments.seconds)))
        wrk("search page", port, searches[0], 10)
        wrk("work page", port, works[0], 10)
        wrk("healthz", port, "/healthz", 10)
        if arguments.empty:
            empty_port = free_port()
            empty = subprocess.Popen([arguments.empty, str(empty_port)])
            time.sleep(1)
            report(f"Poco empty at {arguments.rate:.0f}/s", asyncio.run(at_rate(empty_port, ["/"], arguments.rate, 10)))
            wrk("Poco empty", empty_port, "/", 10)
    finally:
        for process in (server, empty):
            if process:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
