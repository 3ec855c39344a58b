"""What stands at the top of a form that was sent but not taken: why, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.answers import Fault
from app.core.checklist import Checklist
from app.core.said import Said


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the summary that leads to a field: where it is, "" for nowhere special, and what to do."""

    to: str
    message: str
    place: str = ""

    @property
    def text(self) -> str:
        """Return the line in Danish."""
        return f"{self.place}: {self.message}" if self.place else self.message


@dataclass(frozen=True, slots=True)
class Notice:
    """Why the form is shown again; a status of 0 or 200 means that nothing is wrong.

    `can_insist` puts 'Send alligevel' on the button.
    """

    status: int
    heading: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    button: str = Said("Send svar")
    can_insist: bool = False

    @property
    def is_shown(self) -> bool:
        """Say whether there is something to tell."""
        return bool(self.heading)


NONE = Notice(0)
MORE_LINES = Notice(200)

CLOSED = Notice(
    410,
    Said("Målingen er lukket"),
    Said(
        "Dine svar er IKKE gemt, men de står her endnu. "
        "Spørg den, der gav dig linket, om målingen kan åbnes igen."
    ),
    button=Said("Prøv at sende igen"),
)
CHANGED = Notice(
    409,
    Said("Skemaet er ændret, siden du åbnede det"),
    Said("Dine svar er IKKE gemt, men de står her endnu. Se dem igennem, og send igen."),
)
TAKEN = Notice(
    409,
    Said("Der er allerede gemt et svar fra denne side"),
    Said(
        "De nye ændringer er IKKE gemt, men de står her endnu. Du kan sende dem som et nyt svar. "
        "Så tæller begge svar med."
    ),
    button=Said("Send som et nyt svar"),
)
FAILED = Notice(
    503,
    Said("Svaret er IKKE gemt"),
    Said("Der er et problem hos os. Dine svar står her endnu. Vent lidt, og prøv igen."),
    button=Said("Prøv igen"),
)


def empty(first: str) -> Notice:
    """Return that nothing was answered, with a link to the first field."""
    link = Link(first, Said("Gå til det første punkt"))
    return Notice(422, Said("Du har ikke svaret på noget endnu"), links=(link,))


def wrong(faults: Iterable[Fault], checklist: Checklist) -> Notice:
    """Return what must be put right before the answers can be saved."""
    return Notice(
        422, Said("Ret det her, og send igen"), Said("Intet er gemt endnu."), _links(faults, checklist)
    )


def doubtful(warnings: Iterable[Fault], checklist: Checklist) -> Notice:
    """Return what the person should look at before it is saved."""
    return Notice(
        422,
        Said("Se det her igennem, før du sender"),
        Said("Intet er gemt endnu."),
        _links(warnings, checklist),
        button=Said("Send alligevel"),
        can_insist=True,
    )


def _links(faults: Iterable[Fault], checklist: Checklist) -> tuple[Link, ...]:
    numbers = checklist.numbers()
    return tuple(Link(fault.field, fault.message, _place(fault, numbers)) for fault in faults)


def _place(fault: Fault, numbers: Mapping[str, str]) -> str:
    number = numbers.get(fault.item, "")
    line = fault.field.removeprefix(fault.item).strip(".").partition(".")[0]
    return Said("{number}, linje {line}", number=number, line=int(line) + 1) if line.isdecimal() else number
