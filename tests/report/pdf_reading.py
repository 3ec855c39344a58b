"""What a PDF says, read as a program reads it aloud: piece by piece, by the letters' own table."""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TOKEN = re.compile(rb"/(\w+) <</MCID \d+>> BDC|/(F\d+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pieces(content: bytes) -> list[tuple[str, str]]:
    """Return what each tagged piece is, and its text, in order."""
    fonts = _fonts(content)
    found: list[tuple[str, str]] = []
    for stream in _streams(content):
        letters: dict[int, str] = {}
        for kind, font, shown in _TOKEN.findall(stream):
            if kind:
                found.append((kind.decode(), ""))
            elif font:
                letters = fonts[font]
            elif found:
                found[-1] = (found[-1][0], found[-1][1] + _text(shown, letters))
    return [(kind, text.replace("\u00a0", " ").strip()) for kind, text in found]


def _streams(content: bytes) -> Iterator[bytes]:
    for found in _STREAM.findall(content):
        try:
            yield zlib.decompress(found)
        except zlib.error:
            continue


def _fonts(content: bytes) -> dict[bytes, dict[int, str]]:
    """Return each font's letters by the number that stands for them."""
    (used,) = set(re.findall(rb"/Font <<(.*?)>>", content, re.DOTALL))
    return {name: _letters(content, int(number)) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", used)}


def _letters(content: bytes, font: int) -> dict[int, str]:
    (table,) = re.findall(rb"\n%d 0 obj\n.*?/ToUnicode (\d+) 0 R" % font, content, re.DOTALL)[:1]
    told = content.split(b"\n%d 0 obj\n" % int(table), 1)[1].split(b"endstream", 1)[0]
    return {int(one, 16): chr(int(other, 16)) for one, other in re.findall(rb"<(\w{4})> <(\w{4})>\n", told)}


def _text(shown: bytes, letters: dict[int, str]) -> str:
    plain = re.sub(rb"\\(.)", lambda one: _ESCAPES.get(one[1], one[1]), shown, flags=re.DOTALL)
    numbers = (int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2))
    return "".join(letters[number] for number in numbers)
