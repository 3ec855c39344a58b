"""What stands at the top of a form that was sent but not taken: why, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.answers import Fault
from app.core.checklist import Checklist


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the summary that leads to a field."""

    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Why the form is shown again; a status of 0 or 200 means that nothing is wrong.

    `can_insist` puts 'Send alligevel' on the button.
    """

    status: int
    heading: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    button: str = "Send svar"
    can_insist: bool = False

    @property
    def is_shown(self) -> bool:
        """Say whether there is something to tell."""
        return bool(self.heading)


NONE = Notice(0)
MORE_LINES = Notice(200)
_KEPT = "Dine svar er IKKE gemt, men de står her endnu."

CLOSED = Notice(
    410,
    "Målingen er lukket",
    f"{_KEPT} Spørg den, der gav dig linket, om målingen kan åbnes igen.",
    button="Prøv at sende igen",
)
CHANGED = Notice(
    409,
    "Skemaet er ændret, siden du åbnede det",
    f"{_KEPT} Se dem igennem, og send igen.",
)
TAKEN = Notice(
    409,
    "Der er allerede gemt et svar fra denne side",
    "De nye ændringer er IKKE gemt, men de står her endnu. Du kan sende dem som et nyt svar. "
    "Så tæller begge svar med.",
    button="Send som et nyt svar",
)
FAILED = Notice(
    503,
    "Svaret er IKKE gemt",
    "Der er et problem hos os. Dine svar står her endnu. Vent lidt, og prøv igen.",
    button="Prøv igen",
)


def empty(first: str) -> Notice:
    """Return that nothing was answered, with a link to the first field."""
    return Notice(422, "Du har ikke svaret på noget endnu", links=(Link(first, "Gå til det første punkt"),))


def wrong(faults: Iterable[Fault], checklist: Checklist) -> Notice:
    """Return what must be put right before the answers can be saved."""
    return Notice(422, "Ret det her, og send igen", "Intet er gemt endnu.", _links(faults, checklist))


def doubtful(warnings: Iterable[Fault], checklist: Checklist) -> Notice:
    """Return what the person should look at before it is saved."""
    return Notice(
        422,
        "Se det her igennem, før du sender",
        "Intet er gemt endnu.",
        _links(warnings, checklist),
        button="Send alligevel",
        can_insist=True,
    )


def _links(faults: Iterable[Fault], checklist: Checklist) -> tuple[Link, ...]:
    numbers = checklist.numbers()
    return tuple(Link(fault.field, _said(fault, numbers)) for fault in faults)


def _said(fault: Fault, numbers: Mapping[str, str]) -> str:
    if fault.item not in numbers:
        return fault.message
    line = fault.field.removeprefix(fault.item).strip(".").partition(".")[0]
    place = f", linje {int(line) + 1}" if line.isdecimal() else ""
    return f"{numbers[fault.item]}{place}: {fault.message}"
