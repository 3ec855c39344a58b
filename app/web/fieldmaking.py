"""Fields: items, and what stands in them, as their templates show them."""

from collections.abc import Sequence

from app.core import parsing
from app.core.items import Choices, Code, Group, Item, LineField, Number, Scale, Status, YesNo
from app.core.said import Said
from app.web.fieldview import CommentView, Entered, FieldView, LineView, OptionView

_SAFE_HINT = Said("Skriv ikke navne eller CPR-numre.")
_HINTS = {
    "choices": Said("Sæt gerne flere kryds."),
    "longtext": _SAFE_HINT,
    "code": Said("Koden har 6 tegn og står for en person. Kun I ved, hvem det er."),
}
#: How to type it where a browser has no picker of its own.
_FORMATS = {
    "month": Said("Måned og år, for eksempel 11-2026."),
    "date": Said("Dag, måned og år, for eksempel 23-11-2026."),
}
#: Answers side by side on a wide screen: for a scale always five, for short answers by how many there are.
_COLUMNS_OF_SCALE = 5
_COLUMNS_OF_SHORT = {2: 2, 3: 3, 4: 2, 5: 3}


def of_item(item: Item, number: str, entered: Entered) -> FieldView:
    """Return the item under its number."""
    comment = _comment(item.comment_field, number, entered) if item.comment else None
    return _field(item, item.id, number=number, style="q", entered=entered, comment=comment)


def of_roles(name: str, roles: Sequence[str], entered: Entered) -> FieldView:
    """Return the question which role the person has."""
    return FieldView(
        kind="choice",
        style="card",
        name=name,
        number="",
        text=Said("Din rolle"),
        required=True,
        help="",
        hint="",
        messages=entered.messages.get(name, ()),
        value="",
        limit=0,
        options=_options(name, [(role, role) for role in roles], entered),
    )


def _field(
    item: Item | LineField,
    name: str,
    *,
    number: str,
    style: str,
    entered: Entered,
    comment: CommentView | None = None,
) -> FieldView:
    choices = item.choices if parsing.has_choices(item) or isinstance(item, Choices) else ()
    return FieldView(
        kind=item.kind,
        style=style,
        name=name,
        number=number,
        text=item.text,
        required=item.required,
        help=item.help or "",
        hint=_hint(item),
        messages=entered.messages.get(name, ()),
        value=entered.first(name),
        limit=parsing.limit(item),
        columns=_columns(item),
        options=_options(name, [(one.id, one.text) for one in choices], entered),
        format=_FORMATS.get(item.kind, ""),
        ends=_ends(item) if isinstance(item, Scale) else "",
        unit=(item.unit or "") if isinstance(item, Number) else "",
        input_mode=_input_mode(item) if isinstance(item, Number) else "text",
        comment=comment,
        lines=_lines(item, entered) if isinstance(item, Group) else (),
        most_lines=item.max_lines if isinstance(item, Group) else 0,
        new_code=entered.new_code,
    )


def _hint(item: Item | LineField) -> str:
    if isinstance(item, Number) and (item.minimum, item.maximum) != (0, 1_000_000):
        least, most = parsing.danish(item.minimum), parsing.danish(item.maximum)
        return Said("Et tal fra {least} til {most}.", least=least, most=most)
    return "" if isinstance(item, Code) and item.help else _HINTS.get(item.kind, "")


def _ends(item: Scale) -> str:
    return Said("Fra 1: {low}, til 5: {high}.", low=item.low, high=item.high)


def _columns(item: Item | LineField) -> int:
    if isinstance(item, Scale):
        return _COLUMNS_OF_SCALE
    return _COLUMNS_OF_SHORT[len(item.choices)] if isinstance(item, Status | YesNo) else 1


def _input_mode(item: Number) -> str:
    if item.minimum < 0:
        return "text"  # some phones' number pads have no minus
    return "decimal" if item.decimals else "numeric"


def _options(name: str, choices: Sequence[tuple[str, str]], entered: Entered) -> tuple[OptionView, ...]:
    chosen = entered.kept.get(name, ())
    return tuple(
        OptionView("" if place else name, value, text, value in chosen)
        for place, (value, text) in enumerate(choices)
    )


def _comment(name: str, number: str, entered: Entered) -> CommentView:
    return CommentView(name, number, _SAFE_HINT, entered.first(name), entered.messages.get(name, ()))


def _lines(group: Group, entered: Entered) -> tuple[LineView, ...]:
    return tuple(
        LineView(
            group.line,
            line + 1,
            tuple(
                _field(part, f"{group.id}.{line}.{part.id}", number="", style="f", entered=entered)
                for part in group.fields
            ),
        )
        for line in range(entered.lines.get(group.id, group.lines))
    )
