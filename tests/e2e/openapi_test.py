"""The API description held against the running server: every path answers as described, and every field of every answer
is described. The description says what the server does, both ways."""

import json
import re
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from support import SAMPLES, Case, module_server, samples_index

SERVER = API = None

DRAFT = """QUYẾT ĐỊNH
Căn cứ Nghị định số 9001/2014/NĐ-CP ngày 01 tháng 7 năm 2014 của Chính phủ;
Căn cứ Quyết định số 99011/QĐ-UBND ngày 20 tháng 01 năm 2015 của Ủy ban nhân dân tỉnh Kon Tum;
"""

# Further questions than the examples of the description, so that the rarer fields are met too.
QUESTIONS = {
    "search": ["q=" + urllib.parse.quote(text) for text in ("ai thay thế 99011/QĐ-UBND", "loai:\"quyết định\" nam:2012..2020 -tinh:\"An Giang\" đèn",
                                                             "9001", "90011/2014/NĐ-CP", "", "luật đất đai", "\"đèn lồng\" OR thắp", "xyz:1 ((")],
    "resolve": ["q=9001", "q=90011/2014/N%C4%90-CP", "q=zzz", "q=99011%2FQ%C4%90-UBND"],
    "suggest": ["q=den", "q=ubnd", "q=zzzz", "q="],
    "review": ["issuer=nobody"],
}


def setUpModule():
    global SERVER, API
    SERVER = module_server(samples_index(), "--originals", SAMPLES)
    API = SERVER.json("/openapi.json")


TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_of(value, kind):
    if kind in ("integer", "number"):
        return isinstance(value, (int, float) if kind == "number" else int) and not isinstance(value, bool)
    return isinstance(value, TYPES[kind])


def faults(value, schema, where="answer"):
    """What of `value` the schema does not say, or says otherwise. A field without description is a fault."""
    if "$ref" in schema:
        schema = API["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        each = [faults(value, choice, where) for choice in schema["anyOf"]]
        return [] if any(not found for found in each) else each[0]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_of(value, kind) for kind in kinds):
        return [f"{where}: {value!r:.80} is no {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is none of {schema['enum']}"]
    if schema.get("format") == "date" and value is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [f"{where}: {value!r} is no date"]
    found = []
    if isinstance(value, dict) and ("properties" in schema or "additionalProperties" in schema):
        known = schema.get("properties", {})
        found += [f"{where} lacks {name}" for name in schema.get("required", []) if name not in value]
        for name, part in value.items():
            if name in known:
                found += faults(part, known[name], f"{where}.{name}")
            elif "additionalProperties" in schema:
                found += faults(part, schema["additionalProperties"], f"{where}.{name}")
            else:
                found.append(f"{where}.{name} is not described")
    if isinstance(value, list) and "items" in schema:
        for i, part in enumerate(value):
            found += faults(part, schema["items"], f"{where}[{i}]")
    return found


def operations():
    for path, item in API["paths"].items():
        for method in ("get", "post"):
            if method in item:
                yield path, method, item[method], item.get("parameters", []) + item[method].get("parameters", [])


def target_of(path, parameters, query=None):
    for each in parameters:
        if each["in"] == "path":
            path = path.replace("{" + each["name"] + "}", urllib.parse.quote(each["example"]))
    if query is None:
        query = urllib.parse.urlencode({each["name"]: each["example"] for each in parameters if each["in"] == "query" and "example" in each
                                        and each["name"] in ("q", "issuer", "on")})
    return path + ("?" + query if query else "")


class Description(Case):
    def ask(self, path, method, operation, parameters, query=None):
        target = target_of(path, parameters, query)
        if method == "post":
            response = SERVER.get(target, method="POST", body=DRAFT.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
        else:
            response = SERVER.get(target)
        self.assertEqual(response.status, 200, f"{target}: {response.text[:300]}")
        media = response.headers["Content-Type"].split(";")[0]
        described = operation["responses"]["200"]["content"]
        if "application/octet-stream" not in described:
            self.assertIn(media, described, target)
        if media == "application/json" or media.endswith("+json"):
            self.assertEqual(faults(json.loads(response.text), described[media]["schema"])[:10], [], target)
        if media.endswith("xml"):
            ElementTree.fromstring(response.text)
        return response

    def test_every_path_answers_as_it_is_described(self):
        for path, method, operation, parameters in operations():
            with self.subTest(path=path):
                self.ask(path, method, operation, parameters)

    def test_rarer_answers_are_described_too(self):
        for path, method, operation, parameters in operations():
            for query in QUESTIONS.get(operation["operationId"], []):
                with self.subTest(path=path, query=query):
                    self.ask(path, method, operation, parameters, query)

    def test_every_work_of_the_samples_is_as_described(self):
        path = next(path for path in API["paths"] if path.endswith("{number}") and "works" in path)
        schema = API["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        hits = SERVER.json("/api/v1/search?limit=100&q=" + urllib.parse.quote("văn bản"))["hits"]
        self.assertGreater(len(hits), 10)
        for hit in hits:
            found = SERVER.json("/api/v1/works" + hit["work"])
            self.assertEqual(faults(found, schema)[:10], [], hit["work"])
            ElementTree.fromstring(SERVER.get("/api/v1/works" + hit["work"] + "/akn").text)

    def test_every_parameter_is_bounded_or_told_wrong_as_a_problem(self):
        for path, method, operation, parameters in operations():
            if method == "post" or not any(each["name"] == "on" for each in parameters):
                continue
            target = target_of(path, parameters, "q=a&issuer=a&on=yesterday")
            with self.subTest(target=target):
                response = SERVER.get(target)
                self.assertEqual((response.status, response.headers["Content-Type"].split(";")[0]), (400, "application/problem+json"))
                self.assertEqual(faults(json.loads(response.text), {"$ref": "#/components/schemas/Problem"}), [])

    def test_what_the_server_routes_is_described(self):
        described = {path.split("{")[0].rstrip("/") for path in API["paths"]}
        routes = re.findall(r'\{"(/(?:api|feed)[^"]*)", (?:true|false)', (SAMPLES.parents[1] / "web" / "site.cpp").read_text())
        self.assertGreater(len(routes), 7)
        for route in routes:
            self.assertTrue(any(path.startswith(route.rstrip("/")) for path in described), route)

    def test_operations_and_examples_are_complete(self):
        names = [operation["operationId"] for _, _, operation, _ in operations()]
        self.assertEqual(len(names), len(set(names)))
        for path, _, operation, parameters in operations():
            self.assertTrue(operation["summary"], path)
            for each in parameters:
                self.assertTrue(each["in"] != "path" or "example" in each, (path, each["name"]))

    def test_an_original_is_the_very_file(self):
        path = next(path for path in API["paths"] if path.endswith("/original"))
        target = target_of(path, API["paths"][path]["parameters"])
        response = SERVER.get(target)
        file = SERVER.json(target.removesuffix("/original"))["texts"][0]["file"]
        self.assertEqual(response.body, (SAMPLES.parents[1] / file).read_bytes())
        self.assertTrue(response.headers["Content-Disposition"].startswith("attachment; "))
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")


if __name__ == "__main__":
    unittest.main()
