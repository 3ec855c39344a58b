"""An answer in the words people read: choices as words, dates as Danes write them."""

from collections.abc import Iterator
from datetime import date

from app.core import parsing
from app.core.items import Choices, Day, Group, Item, LineField, Month, Number, Scale
from app.core.response import Answer
from app.overview.differing import Line, lines_of
from app.telling import wording

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def told(item: Item, answer: Answer) -> str:
    """Return the answer: 'I gang', '25-11-2026', '4 af 5', '20 personer'; each line of a group by itself."""
    if isinstance(item, Group):
        return "\n".join(line(item, one) for one in lines_of(answer))
    if isinstance(item, Choices):
        given = [answer] if isinstance(answer, str | int | float) else answer
        return ", ".join(option.text for option in item.choices if option.id in given)
    return value(item, answer)


def value(item: Item | LineField, answer: object) -> str:
    """Return the answer to an item, or a line's field, that has one value."""
    match item:
        case Scale() if str(answer).isdigit():
            return f"{answer} af 5"
        case Day():
            return wording.day(date.fromisoformat(str(answer)))
        case Month():
            return month_and_year(str(answer))
        case Number():
            number = str(answer).removesuffix(".0")
            return " ".join([number.replace(".", ","), *([item.unit] if item.unit else [])])
    if parsing.has_choices(item):
        return next((option.text for option in item.choices if option.id == answer), str(answer))
    return str(answer)


def month_and_year(one: str) -> str:
    """Return the month YYYY-MM as 'november 2026'."""
    year, number = one.split("-")
    return f"{_MONTHS[int(number) - 1]} {year}"


def line(group: Group, one: Line) -> str:
    """Return a group's line: its first field, then the others with their names."""
    return " · ".join(_parts(group, one))


def _parts(group: Group, one: Line) -> Iterator[str]:
    for place, field in enumerate(group.fields):
        if field.id in one:
            text = value(field, one[field.id])
            yield f"{field.text}: {text}" if place else text
