"""Findings: what a check saw, how bad it is and what to do; checks that need each other form a chain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheets.workbook import BusyError, WorkbookError


class Level(StrEnum):
    """How a finding is to be taken; the words are those that people see."""

    FINE = "ok"
    WARNING = "advarsel"
    FAULT = "fejl"
    UNREACHED = "ikke nået"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked, what was seen and, unless all is well, the cure. All Danish."""

    check: str
    level: Level
    message: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The findings about one thing: the key, or a spreadsheet."""

    title: str
    findings: Sequence[Finding]

    @property
    def has_faults(self) -> bool:
        """Say whether anything in it must be put right."""
        return any(one.level is Level.FAULT for one in self.findings)


@dataclass(frozen=True, slots=True)
class Link:
    """One check of a chain. A WorkbookError that it raises is a fault, with its message."""

    check: str
    look: Callable[[], Iterable[Finding]]


def fine(check: str, message: str) -> list[Finding]:
    """Return that all is well."""
    return [Finding(check, Level.FINE, message)]


def warning(check: str, message: str, cure: str) -> list[Finding]:
    """Return what works, but not as it should."""
    return [Finding(check, Level.WARNING, message, cure)]


def fault(check: str, message: str, cure: str = "") -> list[Finding]:
    """Return what must be put right."""
    return [Finding(check, Level.FAULT, message, cure)]


def failed(check: str, error: WorkbookError) -> list[Finding]:
    """Return the fault that the error tells: what is wrong, and in its later sentences what to do."""
    message, end, cure = str(error).partition(". ")
    return fault(check, message + end.strip(), cure)


def unreached(links: Iterable[Link]) -> list[Finding]:
    """Return what could not be checked, since something before it is wrong."""
    return [Finding(one.check, Level.UNREACHED, "Ret det andet først.") for one in links]


def follow(links: Sequence[Link]) -> list[Finding]:
    """Return what the chain's checks find, each in turn; after a fault the others are not reached."""
    found: list[Finding] = []
    for at, link in enumerate(links):
        here = _look(link)
        found += here
        if any(one.level is Level.FAULT for one in here):
            return found + unreached(links[at + 1 :])
    return found


def _look(link: Link) -> list[Finding]:
    try:
        return list(link.look())
    except BusyError:
        return fault(
            link.check,
            "Google siger, at vi har brugt minuttets kald (kvoten).",
            "Vent et minut, og prøv igen. Sker det tit, så giv andre programmer en anden servicekonto.",
        )
    except WorkbookError as error:
        return failed(link.check, error)
