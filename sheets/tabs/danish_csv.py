"""The overview as files for Danish Excel: semicolon, decimal comma, UTF-8 with BOM."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from app.core.response import RoundKind
from app.overview.figures import Figures, Limits, Overview, RoundOverview
from app.telling import wording
from app.telling.lines import COUNTED

_Value = str | int | float | date | None
_Row = Mapping[str, _Value]

#: What a spreadsheet would run as a formula, also behind blanks, tabs or line breaks.
_FORMULA = re.compile(r"\s*[=+\-@]")

_KINDS = {RoundKind.INDIVIDUAL: "Individuelt", RoundKind.JOINT: "Fælles"}
_STEPS = {str(step): f"Svarede {step}" for step in range(1, 6)}
_ROUND = ("Område", "Team", "Skema", "Måling", "Svartype", "Svar")
_FIGURES = (
    *("Status", "Procent", "Ja ud af"),
    *COUNTED.values(),
    *_STEPS.values(),
    *("Gennemsnit", "Spredning", "Bemærkning"),
)
_LONG = {
    "area": "Område",
    "team": "Team",
    "checklist": "Skema",
    "label": "Måling",
    "kind": "Svartype",
    "last": "Sidste dag",
    "section": "Afsnit",
    "number": "Nummer",
    "item": "Punkt",
    "answer": "Svar",
    "count": "Antal",
}
_PERIOD = ("Modtaget", "Første dag", "Sidste dag", "Udfyldt procent")


def csv_files(overview: Overview) -> dict[str, bytes]:
    """Return each file's content by its name: maalinger, afsnit, punkter, kommentarer and tal (.csv).

    tal.csv is one long table, for a pivot table. Figures that are held back are blank, as Bemærkning says;
    tal.csv leaves them out. Text that would be taken for a formula begins with an apostrophe.
    """
    items = (*_ROUND, "Afsnit", "Nummer", "Punkt")
    return {
        "maalinger.csv": _encoded((*_ROUND, *_PERIOD, *_FIGURES), _totals(overview)),
        "afsnit.csv": _encoded((*_ROUND, "Afsnit", "Punkter", *_FIGURES), _sections(overview)),
        "punkter.csv": _encoded((*items, *_FIGURES), _items(overview)),
        "kommentarer.csv": _encoded((*_ROUND, "Nummer", "Punkt", "Kommentar"), _comments(overview)),
        "tal.csv": _encoded(tuple(_LONG.values()), _long(overview)),
    }


def write_csv(overview: Overview, folder: Path) -> list[Path]:
    """Write the files in the folder, which is made if it is not there; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {folder / name: content for name, content in csv_files(overview).items()}
    for path, content in contents.items():
        path.write_bytes(content)
    return list(contents)


def _rounds(overview: Overview) -> Iterator[tuple[RoundOverview, dict[str, _Value]]]:
    """Yield every round with the cells that say which it is."""
    for team in overview.teams:
        for checklist in team.checklists:
            for one in checklist.rounds:
                place = (team.area, team.team, checklist.title, one.label, _KINDS[one.kind], one.n)
                yield one, dict(zip(_ROUND, place, strict=True))


def _totals(overview: Overview) -> Iterator[_Row]:
    for one, place in _rounds(overview):
        percent = one.completeness.percent if one.completeness else None
        period = (one.received, one.first, one.last, percent)
        has_figures = one.is_held_back or one.sections
        is_one = one.total is not None and one.total.items == 1
        cells = _figures(one.total, overview.limits, is_one=is_one) if has_figures else {}
        if one.completeness and one.completeness.at_least:
            cells["Bemærkning"] = cells.get("Bemærkning") or "Udfyldt er mindst det viste"
        yield {**place, **dict(zip(_PERIOD, period, strict=True)), **cells}


def _sections(overview: Overview) -> Iterator[_Row]:
    for one, place in _rounds(overview):
        for section in one.sections:
            counted = section.figures.items if section.figures else 0
            size = f"{counted} af {len(section.items)}"
            cells = _figures(section.figures, overview.limits, is_one=counted == 1)
            yield {**place, "Afsnit": section.title, "Punkter": size, **cells}


def _items(overview: Overview) -> Iterator[_Row]:
    for one, place in _rounds(overview):
        for section in one.sections:
            for item in section.items:
                named = {"Afsnit": section.title, "Nummer": item.number, "Punkt": item.text}
                cells = _figures(item.figures, overview.limits, is_one=one.is_alone(item))
                yield {**place, **named, **cells}


def _long(overview: Overview) -> Iterator[_Row]:
    from app.overview.frames import long_frame  # pandas takes half a second to load

    frame = long_frame(overview).rename(columns=_LONG)
    frame["Sidste dag"] = frame["Sidste dag"].dt.strftime("%d-%m-%Y").fillna("")
    yield from ({str(key): value for key, value in row.items()} for row in frame.to_dict("records"))


def _comments(overview: Overview) -> Iterator[_Row]:
    for one, place in _rounds(overview):
        for item in one.comments or ():
            for text in item.comments:
                yield {**place, "Nummer": item.number, "Punkt": item.text, "Kommentar": text}


def _figures(figures: Figures | None, limits: Limits, *, is_one: bool) -> dict[str, _Value]:
    if figures is None:
        return {"Bemærkning": wording.held_back(limits.respondents)}
    return {
        "Status": figures.standing(limits),
        "Procent": None if is_one else figures.percent,
        "Ja ud af": "{} af {}".format(*figures.yes_of) if is_one and figures.mean is None else None,
        **{title: figures.counts.get(code, 0) for code, title in {**COUNTED, **_STEPS}.items()},
        "Gennemsnit": figures.mean,
        "Spredning": figures.spread,
    }


def _encoded(header: Sequence[str], rows: Iterable[_Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _written(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(value: _Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return wording.day(value)
        case float():
            return f"{value:.2f}".replace(".", ",")
        case str() if _FORMULA.match(value):
            return f"'{value}"
        case _:
            return str(value)
