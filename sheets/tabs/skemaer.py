"""The page Skemaer: each checklist that was answered, item by item, with its answers and their words."""

from collections.abc import Iterable, Iterator

from app.core.alphabet import danish_order
from app.core.checklist import Checklist
from app.core.items import (
    WORDS,
    Choice,
    Choices,
    Code,
    Day,
    Group,
    Item,
    LongText,
    Month,
    Number,
    Scale,
    ShortText,
    Status,
    YesNo,
)
from sheets.page import Format, Page, Styled

KEY = "skemaer"

_PageLine = list[Styled | None]

_WIDTHS = (12, 70, 20, 60, 24)
_COLUMNS = ("Nummer", "Punkt", "Slags", "Svar", "Punktets id")
_KINDS = {
    Status: "Ja, delvist, nej",
    YesNo: "Ja, nej",
    Scale: "Skala fra 1 til 5",
    Choice: "Ét valg",
    Choices: "Flere valg",
    ShortText: "Kort tekst",
    LongText: "Lang tekst",
    Number: "Tal",
    Month: "Måned",
    Day: "Dato",
    Code: "Kode",
    Group: "Linjer",
}
_FORMS = {Month: "måned og år", Day: "dag, måned og år", Code: "seks tegn uden 0, O, 1 og I"}
_WORDING = {
    "official": "Ordene er dokumentets egne.",
    "own": "Ordene er vores egne.",
}


def skemaer(checklists: Iterable[Checklist]) -> Page:
    """Return the page: `checklists` in Danish alphabetical order of title, the newest version first."""
    page: list[_PageLine] = [
        [Styled("Skemaer", Format.TITLE)],
        [Styled("Skemaerne, som I har svaret på dem. Svarene står med ord i fanerne.", Format.NOTE)],
    ]
    for one in sorted(checklists, key=lambda one: (danish_order(one.title), -int(one.version))):
        page += [[], *_checklist(one)]
    return Page(KEY, "Skemaer", page, _WIDTHS, frozen=1, is_landscape=True)


def _checklist(one: Checklist) -> Iterator[_PageLine]:
    yield [Styled(f"{one.title} · version {one.version}", Format.HEADING)]
    about = {"Id": one.id, "Ord": _WORDING[one.wording], "Kilde": one.source}
    if one.printed_codes:
        about["Tal"] = _printed(one)
    for name, text in about.items():
        yield [Styled(name), Styled(text, Format.LONG)]
    numbers = one.numbers()
    for section in one.sections:
        header = (_COLUMNS[0], section.title, *_COLUMNS[2:])
        yield [Styled(title, Format.HEADER) for title in header]
        yield from (_item(item, numbers[item.id]) for item in section.items)


def _item(item: Item, number: str) -> _PageLine:
    return [
        Styled(number),
        Styled(item.text, Format.LONG),
        Styled(_KINDS[type(item)], Format.LONG),
        Styled(_answers(item), Format.LONG),
        Styled(item.id, Format.LONG),
    ]


def _answers(item: Item) -> str:
    match item:
        case Group():
            return " · ".join(field.text for field in item.fields)
        case Number():
            unit = f" {item.unit}" if item.unit else ""
            return f"fra {item.minimum:g} til {item.maximum:g}{unit}".replace(".", ",")
        case ShortText() | LongText():
            return f"egne ord, højst {item.max_length} tegn"
        case Month() | Day() | Code():
            return _FORMS[type(item)]
    return " · ".join(option.text for option in item.choices)


def _printed(one: Checklist) -> str:
    """Return the numbers that are printed in the document, with the warning that belongs to them."""
    told = ", ".join(f"{number} for {WORDS[code]}" for code, number in one.printed_codes.items())
    return (
        f"I dokumentet står {told}. Tallene løber baglæns: det bedste svar har det laveste tal. "
        "Læg dem aldrig sammen, og tag aldrig gennemsnit af dem."
    )
