"""One overview that has everything a page must show, made from answers."""

from app.core.response import RoundKind
from app.overview.figures import Limits, Overview
from app.overview.records import Record
from app.overview.team import overview
from tests.overview.builders import a_checklist, a_record, a_scale, a_status

CHECKLIST = a_checklist([a_status("a"), a_status("b")], [a_scale("c")], [a_status("d"), a_status("e")])

_CODES = {"j": "ja", "d": "delvist", "n": "nej", "x": "ved_ikke"}


def people(team: str, *columns: str, label: str = "Efterår") -> list[Record]:
    """Return a record per person from a string per item: ja, delvist, nej, x (ved ikke), 1 to 5, -."""
    return [
        a_record(
            f"{team}{number}",
            {id_: _CODES.get(one, one) for id_, one in zip("abcde", row, strict=True) if one != "-"},
            {"a": f"Ord {number}"},
            team=team,
            label=label,
        )
        for number, row in enumerate(zip(*columns, strict=True))
    ]


def an_overview(*records: Record) -> Overview:
    return overview(records, lambda _id, _version: CHECKLIST, Limits())


def everything() -> Overview:
    """Return a team with a joint and an individual round, and one with too few answers."""
    joint = a_record(
        "q",
        {"a": "ja", "b": "delvist", "c": "4", "d": "nej"},
        {"a": "=Vi er i gang", "d": "Mangler leder"},
        kind=RoundKind.JOINT,
        label="Vinter",
    )
    nord = people("Nord", "jjjjjn", "jdnx--", "133455", "jjjjjj", "jjddd-")
    return an_overview(joint, *nord, *people("Syd", "jjjj", "jjjj", "5555", "jjjj", "jjjj"))
