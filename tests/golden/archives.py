#!/usr/bin/env python3
"""archives.py NEWSFOLD PAGES: archives that public tools make of local pages, and one laid out as Common Crawl's.

wget crawls PAGES (a folder of HTML) from a local server that sends chunks and gzip; warcio (PyPI) writes responses,
revisits and WET records; the third is written here, with a member a record and the header fields that Common Crawl keeps.
Every record must be counted once and every page come out. A tool that is missing is skipped and named."""
import collections
import gzip
import http.server
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checks"))
import record_schema  # noqa: E402

newsfold, pages = sys.argv[1:3]
failures, skipped = [], []


def html_files():
    for folder, _, names in sorted(os.walk(pages)):
        for name in sorted(names):
            if name.endswith(".html"):
                yield os.path.join(folder, name)


NOTE = "The lamp was mended on Monday, and the council thanked the ward. "
HTML = {f"/{number}.html": open(path, "rb").read() for number, path in enumerate(html_files())}


def record_types(path):
    """WARC-Type of each record, by Content-Length alone."""
    data = gzip.open(path).read() if path.endswith(".gz") else open(path, "rb").read()
    types, at = collections.Counter(), 0
    while at < len(data):
        end = data.index(b"\r\n\r\n", at) + 4
        fields = dict(line.split(": ", 1) for line in data[at:end].decode().split("\r\n")[1:] if ": " in line)
        types[fields["WARC-Type"]] += 1
        at = end + int(fields["Content-Length"]) + 4
    return types


def check(name, path, documents, passed=None):
    summary = path + ".summary"
    out = subprocess.run([newsfold, "extract", path, "--summary", summary], capture_output=True, text=True, check=False)
    records = [json.loads(line) for line in out.stdout.splitlines()]
    counters = {k: v for k, v in json.load(open(summary, encoding="utf8")).items() if k.startswith("warc_")}
    types = record_types(path)
    total = counters.pop("warc_records", 0)
    cut = counters.pop("warc_cut", 0)
    problems = record_schema.broken(records)[:5]
    if out.returncode != 0 or out.stderr:
        problems.append(f"exit {out.returncode}: {out.stderr}")
    if total != sum(types.values()) or total != sum(counters.values()):
        problems.append(f"{total} records counted as {counters}, in the file {dict(types)}")
    if len(records) != documents or counters.get("warc_documents") != documents:
        problems.append(f"{len(records)} documents, not {documents}")
    for counter, count in (passed or {}).items():
        if counters.get(counter, 0) != count:
            problems.append(f"{counter} is {counters.get(counter, 0)}, not {count}")
    for record in records:
        if not record["url"] or not record["added"] or len(record["text"]) < 100:
            problems.append(f"a poor record: {record['url']} {record['added']} {record['text'][:40]!r}")
    print(name, dict(types), "->", counters, "cut:", cut)
    failures.extend(f"{name}: {problem}" for problem in problems)


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):  # noqa: N802
        if self.path == "/":
            links = "".join(f'<a href="{path}">{path}</a> ' for path in [*HTML, "/moved", "/gone", "/picture.png"])
            return self.answer(200, "text/html", f"<html><body><p>{NOTE * 5}</p><p>{links}</p></body></html>".encode())
        if self.path == "/moved":
            return self.answer(301, "text/html", b"<html>moved</html>", ("Location", "/gone"))
        if self.path == "/picture.png":
            return self.answer(200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(5000))
        if self.path not in HTML:
            return self.answer(404, "text/html", b"<html>no such page</html>")
        return self.answer(200, "text/html; charset=utf-8", HTML[self.path], chunked=self.path != "/0.html")

    def answer(self, status, kind, body, *fields, chunked=False):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for field in fields:
            self.send_header(*field)
        if not chunked:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for at in range(0, len(body), 700):
            piece = body[at:at + 700]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")


def wget(work):
    if not shutil.which("wget"):
        return skipped.append("wget")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, flags in (("packed", []), ("plain", ["--no-warc-compression"])):
        command = ["wget", "-q", "-r", "-l1", "--no-proxy", "--no-directories", f"--warc-file={work}/{name}", *flags,
                   f"http://127.0.0.1:{server.server_address[1]}/"]
        subprocess.run(command, cwd=work, check=False)
        # The list of links is a short page of its own.
        check("wget " + name, f"{work}/{name}.warc" + ("" if flags else ".gz"), len(HTML) + 1,
              {"warc_bad": 0, "warc_not_text": 1})
    server.shutdown()


def warcio(work):
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError:
        return skipped.append("warcio")
    path = f"{work}/warcio.warc.gz"
    with open(path, "wb") as f:
        writer = WARCWriter(f, gzip=True)
        writer.write_record(writer.create_warcinfo_record("w.warc.gz", {"software": "warcio"}))
        for at, body in HTML.items():
            fields = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
            head = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
            uri = "http://a.example" + at
            response = writer.create_warc_record(uri, "response", payload=io.BytesIO(gzip.compress(body)), http_headers=head)
            request = writer.create_warc_record(uri, "request", http_headers=StatusAndHeaders("GET " + at, [], is_http_request=True))
            writer.write_request_response_pair(request, response)
        revisit = writer.create_revisit_record("http://a.example/again", response.rec_headers.get_header("WARC-Payload-Digest"),
                                               "http://a.example/0.html", "2025-07-01T00:00:00Z")
        writer.write_record(revisit)
    check("warcio", path, len(HTML), {"warc_revisit": 1, "warc_request": len(HTML), "warc_warcinfo": 1, "warc_bad": 0})
    path = f"{work}/warcio.wet.gz"
    with open(path, "wb") as f:
        writer = WARCWriter(f, gzip=True)
        for number in range(20):
            text = f"Ward {number} will get new lamps, the council said on Monday. ".encode() * 5
            writer.write_record(writer.create_warc_record(f"http://a.example/{number}", "conversion", payload=io.BytesIO(text),
                                                          warc_content_type="text/plain"))
    check("warcio WET", path, 20, {"warc_bad": 0})


def member(kind, uri, content_type, block, *fields):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2025-07-12T05:09:31Z",
             "WARC-Record-ID: <urn:uuid:8b0dd42b-2f79-4c58-a2d2-5d6c3f0a1c11>", f"Content-Length: {len(block)}",
             f"Content-Type: {content_type}", *([f"WARC-Target-URI: {uri}"] if uri else []), *fields]
    return gzip.compress("\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


def common_crawl(work):
    out = member("warcinfo", "", "application/warc-fields", b"isPartOf: CC-MAIN-2025-30\r\nformat: WARC File Format 1.1\r\n")
    for at, body in HTML.items():
        uri = "https://a.example" + at
        out += member("request", uri, "application/http; msgtype=request", b"GET " + at.encode() + b" HTTP/1.1\r\n\r\n")
        head = (f"HTTP/1.1 200 \r\nContent-Type: text/html; charset=utf-8\r\nX-Crawler-Content-Encoding: gzip\r\n"
                f"X-Crawler-Transfer-Encoding: chunked\r\nContent-Length: {len(body)}\r\n\r\n").encode()
        out += member("response", uri, "application/http; msgtype=response", head + body,
                      "WARC-Identified-Payload-Type: text/html", "WARC-IP-Address: 192.0.2.7")
        out += member("metadata", uri, "application/warc-fields", b"fetchTimeMs: 312\r\ncharset-detected: UTF-8\r\n")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    out += member("response", "https://a.example/long", "application/http; msgtype=response",
                  head + b"<html><body><p>" + NOTE.encode() * 20,
                  "WARC-Truncated: length")
    path = f"{work}/CC-MAIN-20250712.warc.gz"
    with open(path, "wb") as f:
        f.write(out)
    n = len(HTML)
    check("Common Crawl", path, n + 1, {"warc_request": n, "warc_metadata": n, "warc_warcinfo": 1, "warc_bad": 0})


with tempfile.TemporaryDirectory(prefix="newsfold-archives.") as folder:
    for step in (wget, warcio, common_crawl):
        step(folder)
for tool in skipped:
    print("skipped:", tool, "is not there")
print("\n".join(failures))
sys.exit(bool(failures))
