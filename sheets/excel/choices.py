"""Lists of words that cells offer to choose from; other words may be written all the same."""

from collections.abc import Sequence

from sheets.excel.markup import WORKSHEET, Element, add, place
from sheets.excel.refs import Area


def offer(worksheet: Element, area: Area, words: Sequence[str]) -> None:
    """Let the cells of the area offer these words, which hold no comma."""
    lists = place(worksheet, "dataValidations", WORKSHEET)
    kind = {"type": "list", "allowBlank": "1", "showErrorMessage": "0", "sqref": str(area)}
    add(add(lists, "dataValidation", kind), "formula1").text = f'"{",".join(words)}"'
    lists.set("count", str(len(lists)))
