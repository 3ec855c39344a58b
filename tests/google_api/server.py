"""The HTTP server: connections kept alive, and broken when a fault says so."""

import json
import os
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.google_api.dispatch import JSON_TYPE, Answer, Dispatcher, Request, request
from tests.google_api.errors import ApiError, Data, over_quota, unauthenticated
from tests.google_api.faults import Fault, Faults
from tests.google_api.late import Late

_BAD_GATEWAY = (
    "<!DOCTYPE html>\n<html lang=en>\n  <meta charset=utf-8>\n  <title>Error 502 (Server Error)!!1</title>\n"
    "  <p><b>502.</b> <ins>That\u2019s an error.</ins>\n"
    "  <p>The server encountered a temporary error and could not complete your request."
    "<p>Please try again in 30 seconds.  <ins>That\u2019s all we know.</ins>\n</html>\n"
).encode()
_SIGN_IN = (
    b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Wi-Fi: please sign in.</body></html>"
)
_HTML = "text/html; charset=UTF-8"
_AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
Control = Callable[[str, str, Any], Any]


@dataclass(frozen=True, slots=True)
class Logged:
    """One call as it went: what came in, what went out (status 0: nothing), what fault it met."""

    method: str
    path: str
    kind: str
    status: int
    received: int
    sent: int
    fault: str
    applied: bool


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1; port 0 takes a free one."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, dispatcher: Dispatcher, faults: Faults, control: Control) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.dispatcher = dispatcher
        self.faults = faults
        self.control = control
        self.calls: list[Logged] = []
        self.late = Late(dispatcher)
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()

    def hold(self, connection: socket.socket, *, is_open: bool) -> None:
        """Remember which connections are open, to close them when the server stops."""
        with self._open_lock:
            (self._open.add if is_open else self._open.discard)(connection)

    def close_all(self) -> None:
        """Break every connection that is still open."""
        with self._open_lock:
            connections = list(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Data, client_address: Data) -> None:
        """Say nothing about connections that clients broke."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.hold(self.connection, is_open=True)

    def finish(self) -> None:
        self.server.hold(self.connection, is_open=False)
        super().finish()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keep quiet: the calls are in the log of the server."""

    def _serve(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith("/control/"):
            self._control(content)
            return
        asked = request(self.command, self.path, self.headers.get("Authorization", ""), content)
        self.server.late.count()
        fault = self.server.faults.take(asked.kind)
        answer = self._answer(asked, fault)
        applied = fault is None or fault.applied or fault.what in {"stall", "truncated"}
        what = fault.what if fault else ""
        if fault and fault.what in {"reset", "eof", "late-copy"}:
            self._log(asked, 0, 0, what, applied=applied)
            self._break(reset=fault.what != "eof")
        else:
            self._log(asked, answer.status, len(answer.content), what, applied=applied)
            self._send(answer, cut=fault is not None and fault.what == "truncated")

    def _answer(self, asked: Request, fault: Fault | None) -> Answer:
        dispatcher = self.server.dispatcher
        if fault is None:
            return dispatcher.answer(asked)
        if fault.what == "stall":
            if not fault.applied:
                time.sleep(fault.seconds)
            answer = dispatcher.answer(asked)
            if fault.applied:
                time.sleep(fault.seconds)
            return answer
        if fault.what == "late-copy":
            self.server.late.add(asked, fault)
            return Answer(0, b"")
        done = dispatcher.answer(asked) if fault.applied or fault.what == "truncated" else None
        if fault.what == "truncated" and done is not None:
            return done
        return _faulty(fault.what)

    def _log(self, asked: Request, status: int, sent: int, fault: str, *, applied: bool) -> None:
        path = asked.target.partition("?")[0]
        entry = Logged(asked.verb, path, asked.kind, status, len(asked.content), sent, fault, applied)
        self.server.calls.append(entry)

    def _send(self, answer: Answer, *, cut: bool = False) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if cut:
            self.wfile.write(answer.content[: len(answer.content) // 2])
            self._break(reset=False)
        else:
            self.wfile.write(answer.content)

    def _break(self, *, reset: bool) -> None:
        """Close the connection, with a TCP reset or as if all had been said."""
        self.close_connection = True
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            self.rfile.close()
            self.wfile.close()
            self.connection.close()
        else:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)

    def _control(self, content: bytes) -> None:
        try:
            answer = self.server.control(self.command, self.path, json.loads(content) if content else {})
            self._send(Answer(200, json.dumps(answer, ensure_ascii=False).encode()))
        except (KeyError, TypeError, ValueError, ApiError) as error:
            text = json.dumps({"error": f"{type(error).__name__}: {error}"})
            self._send(Answer(400, text.encode()))


for _verb in ("GET", "POST", "PUT", "PATCH", "DELETE"):
    setattr(Handler, f"do_{_verb}", Handler._serve)


def _faulty(what: str) -> Answer:
    if what == "502":
        return Answer(502, _BAD_GATEWAY, _HTML)
    if what == "html":
        return Answer(200, _SIGN_IN, _HTML)
    error = {
        "429": lambda: over_quota("Write", per_user=True, limit=60, project="123456789012"),
        "500": lambda: ApiError(500, "INTERNAL", "Internal error encountered."),
        "503": lambda: ApiError(503, "UNAVAILABLE", "The service is currently unavailable."),
        "401": unauthenticated,
    }.get(what, lambda: ApiError(500, "INTERNAL", "Internal error encountered."))()
    return Answer(error.code, json.dumps(error.body()).encode(), JSON_TYPE)
