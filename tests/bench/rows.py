"""An .xlsx file with very many rows of answers: some written by us, then copied within their part."""

import random
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.response import Response, Round, RoundKind, Team, new_id
from app.definitions.library import built_in
from sheets.answers import answers_row, answers_tab
from sheets.excel import ExcelWorkbook
from sheets.workbook import Batch, Row
from tests.bench.million import CHECKLIST, LABELS

_WRITTEN = 1000
_TEAMS = 50
_FIRST = datetime(2025, 2, 3, 23, tzinfo=UTC)
_ROWS = re.compile(rb'<row r="2".*?</sheetData>', re.DOTALL)
_NUMBER = re.compile(rb'(<row r="|<c r="[A-Z]+)(\d+)"')
_COMMENTS = 0.05  # of the items


def make(path: Path, *, total: int) -> None:
    """Write a workbook with about `total` rows of 24 items and their comments."""
    checklist = built_in()[CHECKLIST]
    draft = path.with_name("draft.xlsx")
    ExcelWorkbook(draft).append(Batch(1, [(answers_tab(checklist), _rows())]))
    with (
        zipfile.ZipFile(draft) as few,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as many,
    ):
        for name in few.namelist():
            data = few.read(name)
            many.writestr(
                name, _ROWS.sub(lambda found: _copies(found[0], total), data) if "sheet1" in name else data
            )
    draft.unlink()


def _copies(written: bytes, total: int) -> bytes:
    """Return the rows again and again, each copy further down and with ids of its own."""
    rows, end = written[: -len(b"</sheetData>")], b"</sheetData>"
    copies = [_moved(rows, copy) for copy in range(max(total // _WRITTEN, 1))]
    return b"".join([*copies, end])


def _moved(rows: bytes, copy: int) -> bytes:
    def lower(found: re.Match[bytes]) -> bytes:
        return b'%s%d"' % (found[1], int(found[2]) + copy * _WRITTEN)

    return _NUMBER.sub(lower, rows.replace(b">000", b">%03d" % copy))


def _rows() -> list[Row]:
    chance, checklist = random.Random(1), built_in()[CHECKLIST]
    rounds = [
        Round(
            id=f"r{team}{number}",
            token="",
            team=Team(f"t{team}", f"Team {team:03}", "Byen"),
            checklist_id=CHECKLIST,
            label=label,
            kind=RoundKind.INDIVIDUAL,
            roles=(),
            opened_at=_FIRST + timedelta(days=182 * number),
        )
        for team in range(_TEAMS)
        for number, label in enumerate(LABELS)
    ]
    found: list[Row] = []
    for number in range(_WRITTEN):
        round_ = rounds[number % len(rounds)]
        codes = {item.id: chance.choice(("ja", "delvist", "nej", "")) for item in checklist.items}
        response = Response(
            id=f"000{new_id(17)}",
            round_id=round_.id,
            version=checklist.version,
            role="leder",
            answers={id_: code for id_, code in codes.items() if code},
            comments={id_: "Vi aftalte det i foråret." for id_ in codes if chance.random() < _COMMENTS},
            answered_at=round_.opened_at,
        )
        found.append(answers_row(response, round_, checklist))
    return found
