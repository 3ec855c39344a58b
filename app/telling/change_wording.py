"""The words of a change between two rounds, the same on every page and in the terminal."""

from app.core import scoring
from app.core.response import RoundKind
from app.overview.change import Change, Step, newest
from app.overview.figures import ChecklistOverview, RoundOverview
from app.telling import wording

UNCHANGED = "uændret"
NOTHING_BEFORE = "Endnu ingen måling at sammenligne med."
NOTHING_ALIKE = "Ingen punkter kan sammenlignes i de to målinger."
OTHERS = "Det kan være andre, der har svaret denne gang. Så er forskellen ikke nødvendigvis fremgang."

_KINDS = {RoundKind.INDIVIDUAL: "individuelle svar", RoundKind.JOINT: "fælles svar"}
_DIRECTIONS = {1: "op", 0: UNCHANGED, -1: "ned"}


def kind(one: RoundKind) -> str:
    """Return the kind of answers: 'individuelle svar' or 'fælles svar'."""
    return _KINDS[one]


def points(step: Step) -> str:
    """Return the difference with its sign: '+12 procentpoint' or 'uændret'."""
    return _signed(f"{abs(step.difference)} procentpoint", step.difference)


def alone(step: Step) -> str:
    """Return the difference of a single item, which has no percentage: 'op', or '+0,4' on a scale."""
    before, after = step.before.mean, step.after.mean
    if before is None or after is None:
        return _DIRECTIONS[step.direction]
    tenths = scoring.tenths(after) - scoring.tenths(before)
    return _signed(wording.decimal(abs(tenths)), tenths)


def total(one: Change) -> str:
    """Return the difference in total in few words, and how many items it is on where some are left out."""
    if one.held_back:
        return "holdt tilbage"
    if one.total is None:
        return "intet at sammenligne"
    told = alone(one.total) if one.items == 1 else points(one.total)
    return f"{told} ({items(one.items)})" if one.left_out else told


def since_last(checklist: ChecklistOverview) -> str:
    """Return the change up to the checklist's newest round in few words; "" where it gives no figures."""
    round_ = checklist.rounds[0]
    for first, found in newest(checklist):
        if first is round_ and found:
            return total(found)
        if first is round_ and sum(one.kind is first.kind for one in checklist.rounds) == 1:
            return "første måling"
    return ""


def sentence(one: Change) -> str:
    """Return the change in a line: 'Siden sidst (Forår, 9 svar, 6 måneder før): +12 procentpoint, ...'."""
    earlier = f"{one.before.label}, {wording.answers(one.before)}, {distance(one.months)} før"
    told = f"Siden sidst ({earlier}): {total(one)}"
    if one.total is None:
        return told
    is_one = one.items == 1
    before, after = (wording.share(end, is_one=is_one) for end in (one.total.before, one.total.after))
    told = f"{told}, fra {before} til {after}." if before != after else f"{told}, {after} begge gange."
    return f"{told} {OTHERS}" if one.kind is RoundKind.INDIVIDUAL else told


def distance(months: int) -> str:
    """Return a distance in time: '6 måneder'."""
    if months == 0:
        return "under en måned"
    return f"{months} måneder" if months > 1 else "1 måned"


def end(name: str, round_: RoundOverview) -> str:
    """Return which round stands at one end: 'Før: Forår · 9 individuelle svar · 25-05-2026'."""
    return f"{name}: {round_.label} · {wording.answers(round_)} · {wording.period(round_)}"


def means(step: Step) -> str:
    """Return the means of a scale at both ends: 'gennemsnit fra 3,1 til 3,8 af 5'."""
    before, after = (wording.of_five(end.mean or 0.0) for end in (step.before, step.after))
    return f"gennemsnit fra {before.removesuffix(' af 5')} til {after}"


def items(count: int) -> str:
    """Return '1 punkt' or '4 punkter'."""
    return f"{count} {'punkt' if count == 1 else 'punkter'}"


def _signed(size: str, difference: int) -> str:
    if difference == 0:
        return UNCHANGED
    return f"{'+' if difference > 0 else '−'}{size}"
