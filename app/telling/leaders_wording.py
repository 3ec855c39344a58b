"""The words of the picture for leaders, the same on every page, on the screen and in the report."""

from datetime import date

from app.overview.across import Lack
from app.overview.leaders import Leaders
from app.overview.overdue import Planned
from app.overview.quarters import Quarter
from app.overview.standings import Standings
from app.telling import wording

ORDER = "Teams står efter område og navn, ikke efter tal."
COUNTED = "Hvert teams nyeste måling. Tallene er antal teams."
NOBODY = "Ingen af de viste teams mangler noget."
QUARTERS = "Status er hvert teams nyeste måling, da kvartalet sluttede. Tal for status er antal teams."

#: The columns of a count of teams.
COLUMNS = ("På plads", "På vej", "Mangler", "Ingen point", "For få svar")


def teams(count: int) -> str:
    """Return '1 team' or '4 teams'."""
    return f"{count} team{'' if count == 1 else 's'}"


def followed_up(found: Leaders) -> str:
    """Return how many teams have followed up: '3 af 7 teams har fulgt op siden 25-05-2026.'."""
    return f"{len(found.recent)} af {teams(found.teams)} har fulgt op siden {wording.day(found.since)}."


def overdue(found: Leaders) -> str:
    """Return how many actions are overdue: '3 handlinger hos 2 teams har overskredet fristen.'."""
    count = len(found.overdue)
    where = teams(len({(one.area, one.team) for one in found.overdue}))
    return f"{count} handling{'' if count == 1 else 'er'} hos {where} har overskredet fristen."


def team(one: Planned) -> str:
    """Return the team with its area, as people tell teams apart."""
    return f"{one.team}, {one.area}" if one.area else one.team


def what(one: Planned) -> str:
    """Return what is to be done, or the item that it is about where nobody wrote that."""
    return one.action or one.item


def late(one: Planned, today: date) -> str:
    """Return how long the deadline is passed: '12 dage'."""
    days = one.days_overdue(today)
    return f"{days} dag{'' if days == 1 else 'e'}"


def quarter(one: Quarter) -> str:
    """Return '4. kvartal 2026'."""
    return f"{one.number}. kvartal {one.year}"


def counts(one: Standings) -> tuple[int, ...]:
    """Return the numbers of teams in the order of COLUMNS."""
    return one.in_place, one.underway, one.missing, one.without_points, one.few


def brief(one: Standings) -> str:
    """Return where the teams stand in few words: '2 på plads, 1 mangler', '–' where none was asked."""
    words = ("på plads", "på vej", "mangler", "ingen point", "for få svar")
    told = [f"{count} {word}" for count, word in zip(counts(one), words, strict=True) if count]
    return ", ".join(told) or "–"


def lack(one: Lack) -> tuple[str, ...]:
    """Return how many teams lack the item: 'mangler hos 3 af 7 teams', 'på vej hos 2', 'for få svar hos 1'.

    A part without teams is left out; the first that is told says out of how many.
    """
    found = one.standings
    parts = {"mangler": found.missing, "på vej": found.underway}
    told = [f"{word} hos {count}" for word, count in parts.items() if count]
    told[0] = f"{told[0]} af {teams(found.shown)}"
    return (*told, f"for få svar hos {found.few}") if found.few else tuple(told)


def most(lacks: tuple[Lack, ...], number: int) -> tuple[tuple[Lack, ...], int]:
    """Return the first `number` items, and how many more stand equal with the last of them."""
    named, rest = lacks[:number], lacks[number:]
    last = named[-1].standings if named else Standings()
    equal = sum(
        (one.standings.missing, one.standings.underway) == (last.missing, last.underway) for one in rest
    )
    return named, equal
