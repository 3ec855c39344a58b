"""The words of a barometer, the same on every page, on the screen and in the report."""

from app.core.scoring import Standing
from app.overview.barometer import Barometer
from app.overview.change import Change, Step
from app.overview.figures import Figures, Limits, RoundOverview
from app.telling import change_wording, wording

ROLES = (
    "Roller med få svar er slået sammen. "
    "Har få i en rolle svaret på et punkt, er det holdt tilbage for alle roller."
)
NO_ROLES = "Der er for få svar til at dele dem på roller."
NO_CLAIM = (
    "Det er medarbejdernes egne svar. De siger ikke, hvorfor noget er bedre eller dårligere, "
    "eller hvad andre ville se."
)
ALL = "Alle"
FEW = "for få svar"

#: What the words for a part of a method are called in a barometer.
PARTS = {
    Standing.IN_PLACE: "Velimplementeret",
    Standing.UNDERWAY: "På vej",
    Standing.MISSING: "Ikke velimplementeret",
}


def parts(round_: RoundOverview, limits: Limits) -> dict[Standing, tuple[str, ...]]:
    """Return the titles of the sections that are well implemented, on the way and not, in their order."""
    stood = {
        section.title: section.figures.standing(limits) for section in round_.sections if section.figures
    }
    return {
        standing: tuple(title for title, stands in stood.items() if stands is standing) for standing in PARTS
    }


def guideline(limits: Limits) -> str:
    """Return from which percent a part is called well implemented, and whose idea that is."""
    return f"Velimplementeret er fra {limits.threshold} %. Det er vores pejlemærke, ikke en regel."


def cell(figures: Figures | None, limits: Limits) -> str:
    """Return figures in a cell: 'på vej 68 % (3,7 af 5)'; FEW when held back, '–' without points."""
    if figures is None:
        return FEW
    standing = figures.standing(limits)
    if standing is None:
        return "–"
    if figures.items == 1 or figures.mean is None:
        return f"{standing} {wording.share(figures, is_one=figures.items == 1)}"
    return f"{standing} {wording.share(figures, is_one=False)} ({wording.of_five(figures.mean)})"


def step(one: Step | None, *, items: int, of: int) -> str:
    """Return a change on `items` items in a cell: '+12 procentpoint (fra 61 % til 73 %)'.

    `of` is how many all staff's change has: where a group has fewer, that is said. '–' without any.
    """
    if one is None:
        return "–"
    before, after = (wording.share(end, is_one=items == 1) for end in (one.before, one.after))
    told = change_wording.alone(one) if items == 1 else change_wording.points(one)
    told = f"{told} (fra {before} til {after})"
    return told if items == of else f"{told}, kun {change_wording.items(items)}"


def ends(one: Change) -> str:
    """Return which two rounds are compared: 'Fra Forår (9 svar, 25-05-2026) til Efterår (12 svar, ...)'."""
    before, after = (
        f"{end.label} ({wording.answers(end)}, {wording.period(end)})" for end in (one.before, one.after)
    )
    return f"Fra {before} til {after}: {change_wording.distance(one.months)} imellem."


def left_out(one: Change) -> str:
    """Return how many items are not compared, "" when all are."""
    return f"{change_wording.items(len(one.left_out))} er ikke sammenlignet." if one.left_out else ""


def title(one: Barometer) -> str:
    """Return 'Skovparken, Vestbyen: ICS-barometer'."""
    return f"{one.team.name}: {one.title}"
