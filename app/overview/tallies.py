"""Tallies: the answers to a round's items, counted, and the figures on some of them together."""

from collections.abc import Iterable, Mapping, Sequence

from app.core import scoring
from app.core.checklist import Lookup, find_version
from app.core.marks import Marked, Tally, added
from app.overview.answers import RoundAnswers
from app.overview.figures import UNANSWERED, Figures


def tallies(answers: RoundAnswers, lookup: Lookup) -> dict[str, Tally]:
    """Return a tally per item id of every version that was answered. Raises UnknownVersionError."""
    found: dict[str, Tally] = {}
    for version, marks in _by_version(answers.marked).items():
        marking = find_version(lookup, answers.checklist_id, version).marking
        for id_, tally in marking.tallies(marks).items():
            found[id_] = found[id_] + tally if id_ in found else tally
    return found


def figures(tally: Tally) -> Figures:
    """Return the figures on one scored item."""
    return _figures(1, {**tally.counts, UNANSWERED: tally.asked - tally.answered})


def together(found: Sequence[Figures]) -> Figures:
    """Return the figures on the items of all of these together, from what each of them shows."""
    return _figures(sum([one.items for one in found]), added([one.counts for one in found]))


def _figures(items: int, counts: Mapping[str, int]) -> Figures:
    return Figures(items, counts, *scoring.score(counts))


def _by_version(marked: Iterable[Marked]) -> dict[str, str]:
    """Return the marks of every version; the roles together."""
    found: dict[str, list[str]] = {}
    for one in marked:
        found.setdefault(one.version, []).append(one.marks)
    return {version: "".join(marks) for version, marks in found.items()}
