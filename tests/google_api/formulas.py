"""Formulas: enough of them to tell what a cell with one shows."""

import re
from collections.abc import Callable
from typing import Any

from tests.google_api.a1 import from_text
from tests.google_api.cells import Effective, Fault, Formula, Value, number
from tests.google_api.errors import ApiError, Data
from tests.google_api.functions import FUNCTIONS, FormulaError, as_number, as_text, compared
from tests.google_api.locales import locale
from tests.google_api.state import Book
from tests.google_api.tab import Tab

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:[.]\d+)?(?:[eE][+-]?\d+)?|[.]\d+)|"(?P<text>(?:[^"]|"")*)"|"""
    r"""(?P<ref>(?:(?:'(?:[^']|'')+'|\w+)!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?(?![\w(])"""
    r"""|(?:(?:'(?:[^']|'')+'|\w+)!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(]))|"""
    r"""(?P<name>[A-Za-zÆØÅæøå_][\w.]*)|(?P<op><=|>=|<>|[-+*/^&=<>(),;%]))"""
)
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"=", "<>", "<", ">", "<=", ">="}),
    frozenset("&"),
    frozenset("+-"),
    frozenset("*/"),
    frozenset("^"),
)
_DEEPEST = 50


def effective(book: Book, tab: Tab, value: Value, depth: int = 0) -> Effective:
    """Return the effective value of what was entered in a cell."""
    if not isinstance(value, Formula):
        return value
    if depth > _DEEPEST:
        return Fault("REF", "#REF!", "Circular dependency detected.")
    try:
        return _Reader(book, tab, value.text[1:], depth).result()
    except FormulaError as error:
        return error.fault
    except RecursionError:
        return Fault("REF", "#REF!", "Circular dependency detected.")


def _tokens(text: str, point: str) -> list[tuple[str, str]]:
    if point == ",":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    tokens, at = [], 0
    stripped = text.rstrip()
    while at < len(stripped):
        found = _TOKEN.match(stripped, at)
        if not found:
            raise _parse_error()
        tokens.append((str(found.lastgroup), found[str(found.lastgroup)]))
        at = found.end()
    return tokens


def _parse_error() -> FormulaError:
    return FormulaError("ERROR", "#ERROR!", "Formula parse error.")


class _Reader:
    """Reads and computes one formula, left to right."""

    def __init__(self, book: Book, tab: Tab, text: str, depth: int) -> None:
        self._book, self._tab, self._depth = book, tab, depth
        self._tokens = _tokens(text, locale(book.locale).decimal)
        self._at = 0

    def result(self) -> Effective:
        value = self._level(0)
        if self._at != len(self._tokens):
            raise _parse_error()
        if isinstance(value, list):
            value = value[0][0] if value and value[0] else None
        if value is None:
            return 0
        return number(value) if isinstance(value, float) else value

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _next(self) -> tuple[str, str]:
        found = self._peek()
        self._at += 1
        return found

    def _level(self, level: int) -> Data:
        if level == len(_LEVELS):
            return self._signed()
        left = self._level(level + 1)
        while self._peek()[0] == "op" and self._peek()[1] in _LEVELS[level]:
            sign = self._next()[1]
            left = _operate(sign, _single(left), _single(self._level(level + 1)))
        return left

    def _signed(self) -> Data:
        kind, text = self._peek()
        if kind == "op" and text in {"-", "+"}:
            self._at += 1
            value = as_number(_single(self._signed()))
            return -value if text == "-" else value
        value = self._atom()
        while self._peek() == ("op", "%"):
            self._at += 1
            value = as_number(_single(value)) / 100
        return value

    def _atom(self) -> Data:
        kind, text = self._next()
        if kind == "number":
            return float(text) if not text.isdigit() else int(text)
        if kind == "text":
            return text.replace('""', '"')
        if kind == "ref":
            return self._referenced(text)
        if kind == "name":
            return self._named(text)
        if (kind, text) == ("op", "("):
            value = self._level(0)
            self._expect(")")
            return value
        raise _parse_error()

    def _expect(self, sign: str) -> None:
        if self._next() != ("op", sign):
            raise _parse_error()

    def _named(self, name: str) -> Data:
        if self._peek() != ("op", "("):
            if name.upper() in {"TRUE", "FALSE"}:
                return name.upper() == "TRUE"
            return self._referenced(name)
        self._at += 1
        given = []
        while self._peek() != ("op", ")"):
            given.append(self._level(0))
            if self._peek()[1] in {",", ";"}:
                self._at += 1
            elif self._peek() != ("op", ")"):
                raise _parse_error()
        self._at += 1
        function: Callable[..., Any] | None = FUNCTIONS.get(name.upper())
        if function is None:
            raise FormulaError("NAME", "#NAME?", f"Unknown function: '{name.upper()}'.")
        try:
            return function(*given)
        except TypeError as error:
            text = f"Wrong number of arguments to {name.upper()}."
            raise FormulaError("N_A", "#N/A", text) from error

    def _referenced(self, text: str) -> Data:
        try:
            area = from_text(self._book, text.replace("$", ""), self._tab)
        except ApiError as error:
            raise FormulaError("NAME", "#NAME?", f"Unknown range name: '{text.upper()}'.") from error
        rows = []
        for at in range(area.top, min(area.end_row, max(len(area.tab.rows), area.top + 1))):
            row = area.tab.row(at)
            rows.append(
                [
                    effective(self._book, area.tab, row.value(column), self._depth + 1)
                    for column in range(area.left, area.end_column)
                ]
            )
        return rows


def _single(value: Data) -> Data:
    if isinstance(value, list):
        value = value[0][0] if value and value[0] else None
    if isinstance(value, Fault):
        raise FormulaError(value.type, value.shown, value.message)
    return value


def _operate(sign: str, left: Data, right: Data) -> Data:
    if sign == "&":
        return as_text(left) + as_text(right)
    if sign in _LEVELS[0]:
        return compared(sign, left, right)
    first, second = as_number(left), as_number(right)
    if sign == "/":
        if second == 0:
            text = "Function DIVIDE parameter 2 cannot be zero."
            raise FormulaError("DIVIDE_BY_ZERO", "#DIV/0!", text)
        return first / second
    return (
        {"+": first + second, "-": first - second, "*": first * second}.get(sign, 0)
        if sign != "^"
        else first**second
    )
