# SPDX-License-Identifier: Apache-2.0
"""What `scripts/hostile` lets Stet watch: the attacker, the doors by which it comes in, and the feeds that name them."""
import http.server, json, os, re, socket, socketserver, struct, subprocess, sys, threading, time, urllib.request
from pathlib import Path
from xml.sax.saxutils import escape

SEEDS = ("feed", "sitemap", "section")
DOORS = ("article", *SEEDS, "robots", "hub", "check", "add")
VARIANTS = 13
RESTS = "retry-after"

# Ports, counted from the attacker's: its own robots.txt variants, then ours.
VARIANT_AT, DOOR_AT, HEALTHY_AT, REST_AT, ROBOTS_AT = 20, 40, 49, 50, 100


class Kiosk(http.server.BaseHTTPRequestHandler):
    """Feeds that name the attacker's pages and hubs, as a careless outlet's might."""
    feeds = {}

    def do_GET(self):
        home, items, hub = Kiosk.feeds.get(self.path, (None, None, None))
        if home is None:
            return self.send_error(404)
        entries = "".join(f"<item><title>{n}</title><link>{escape(u)}</link></item>" for n, u in enumerate(items))
        link = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='{escape(hub)}'/>" if hub else ""
        body = f"<rss version='2.0'><channel><title>{escape(self.path)}</title><link>{escape(home)}</link>{link}{entries}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Mask(socketserver.BaseRequestHandler):
    """Another port behind which the attacker answers, byte for byte. `robots` is the path of the case that it has for a
    robots.txt, if any; a form that is posted is answered as if the page had been asked for."""
    attacker, robots = 0, None

    def handle(self):
        try:
            self.relay()
        except ConnectionResetError:  # reset by one of the two: so is the other
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass

    def relay(self):
        self.request.settimeout(60)
        asked = b""
        while b"\r\n\r\n" not in asked:
            more = self.request.recv(65536)
            if not more:
                return
            asked += more
        head, _, form = asked.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        while length and len(form) < int(length.group(1)):
            form += self.request.recv(65536)
        head = head.split(b"\r\n")
        path = head[0].split(b" ")[1]
        if self.robots and path == b"/robots.txt":
            path = self.robots.encode()
        kept = [line for line in head[1:] if not line.lower().startswith((b"content-", b"transfer-"))]
        with socket.create_connection(("127.0.0.1", self.attacker), 60) as there:
            there.sendall(b"\r\n".join([b"GET " + path + b" HTTP/1.1", *kept]) + b"\r\n\r\n")
            while more := there.recv(65536):
                self.request.sendall(more)


class Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads, request_queue_size = True, True, 64


def ask(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return json.load(answer)


class Web:
    """The attacker, the masks before it, and the kiosk that names them."""

    def __init__(self, a, work):
        self.a, self.work, self.children = a, work, []
        self.kiosk = self.at(-1)

    def at(self, offset, path=""):
        return f"http://127.0.0.1:{self.a.port + offset}{path}"

    def ports(self):
        p = self.a.port
        return (f"127.0.0.1:{p - 1}-{p},127.0.0.1:{p + VARIANT_AT}-{p + VARIANT_AT + VARIANTS - 1},"
                f"127.0.0.1:{p + DOOR_AT}-{p + ROBOTS_AT + len(self.cases) - 1}")

    def start(self):
        folder = Path(self.a.folder).resolve()
        log = open(self.work / "attacker.log", "wb")
        python = "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else sys.executable
        more = ["--netns"] if self.a.inside else []
        self.children.append(subprocess.Popen(
            [python, "-B", str(folder / "hostile.py"), "--port", str(self.a.port), "--max-seconds", "40", *more], stderr=log, stdout=log))
        if self.a.inside:
            self.children.append(subprocess.Popen([python, "-B", str(folder / "dns.py")], stderr=log, stdout=log))
        for _ in range(100):
            try:
                self.cases = [c for c in ask(self.at(0, "/_hostile/cases")) if c["path"].startswith("/")]
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise SystemExit("the attacker did not start: " + str(self.work / "attacker.log"))
        self.paths = [c["path"] for c in self.cases]
        self.rests = [path for path in self.paths if RESTS in path]
        self.mask()
        self.fill()

    def mask(self):
        plain = [*range(DOOR_AT, DOOR_AT + len(DOORS)), HEALTHY_AT, *range(REST_AT, REST_AT + len(DOORS) * len(self.rests))]
        masks = {offset: None for offset in plain} | {ROBOTS_AT + n: path for n, path in enumerate(self.paths)}
        for offset, robots in masks.items():
            self.serve(offset, type("Mask", (Mask,), {"attacker": self.a.port, "robots": robots}))
        self.serve(-1, Kiosk)

    def serve(self, offset, handler):
        server = Listener(("127.0.0.1", self.a.port + offset), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def address(self, door, path):
        """Where this case is met at that door."""
        if path in self.rests and door != "robots":
            return self.at(REST_AT + DOORS.index(door) * len(self.rests) + self.rests.index(path), path)
        if door == "robots":
            return self.at(ROBOTS_AT + self.paths.index(path), "/feed-ok")
        return self.at(0 if door == "article" else DOOR_AT + DOORS.index(door), path)

    def fill(self):
        named = lambda paths: [self.address("article", path) for path in paths]
        Kiosk.feeds["/all.xml"] = (self.at(0, "/"), named(path for path in self.paths if path not in self.rests), None)
        Kiosk.feeds["/healthy.xml"] = (self.at(HEALTHY_AT, "/"), [self.at(HEALTHY_AT, "/ok")], None)
        for n, path in enumerate(self.rests):
            url = self.address("article", path)
            Kiosk.feeds[f"/rests-{n}.xml"] = (url, [url], None)
        if self.a.inside:
            rebound = f"http://rebind.test:{self.a.port}"
            Kiosk.feeds["/rebind.xml"] = (rebound + "/", [f"{rebound}/ok?{n}" for n in range(4)], None)
        for n in range(VARIANTS):
            home = self.at(VARIANT_AT + n)
            Kiosk.feeds[f"/robots-{n}.xml"] = (home + "/", [home + "/ok", home + "/private"], None)
        self.outlets = list(Kiosk.feeds)
        for n, path in enumerate(self.paths):
            Kiosk.feeds[f"/hub-{n}.xml"] = (self.at(HEALTHY_AT, "/"), [self.at(HEALTHY_AT, "/ok")], self.address("hub", path))

    def seeds(self):
        """Door, kind and address of all that is watched beside the kiosk's feeds of articles."""
        for n, path in enumerate(self.paths):
            for door in SEEDS:
                yield door, door.upper(), self.address(door, path)
            yield "robots", "FEED", self.address("robots", path)
            yield "hub", "FEED", f"{self.kiosk}/hub-{n}.xml"
        for n in range(VARIANTS):
            yield "robots", "FEED", self.at(VARIANT_AT + n, "/feed-ok")
