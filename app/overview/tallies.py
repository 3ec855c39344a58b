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
    return _figures(1, tally.counts, tally.asked - tally.answered)


def together(found: Sequence[Figures]) -> Figures:
    """Return the figures on the items of all of these together, from what each of them shows."""
    counts = added(one.counts for one in found)
    unanswered = counts.pop(UNANSWERED, 0)
    return _figures(sum(one.items for one in found), counts, unanswered)


def _figures(items: int, counts: Mapping[str, int], unanswered: int) -> Figures:
    score = scoring.score(counts)
    return Figures(
        items=items,
        counts={**counts, UNANSWERED: unanswered},
        scored=score.scored,
        percent=score.percent,
        mean=score.mean,
        spread=score.spread,
        is_disputed=score.is_disputed,
    )


def _by_version(marked: Iterable[Marked]) -> dict[str, str]:
    """Return the marks of every version; the roles together."""
    found: dict[str, list[str]] = {}
    for one in marked:
        found.setdefault(one.version, []).append(one.marks)
    return {version: "".join(marks) for version, marks in found.items()}
