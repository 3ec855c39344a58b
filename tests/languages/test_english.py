"""Every checklist that comes with the product is in English, whole."""

from collections.abc import Iterator

import pytest

from app.core.checklist import Checklist
from app.core.items import Choice, Choices, Group, Item, LineField, Scale
from app.definitions.library import built_in
from app.definitions.translations import translated


def texts(checklist: Checklist) -> Iterator[str]:
    yield from (checklist.title, checklist.intro)
    for part in checklist.parts:
        yield from filter(None, (part.title, part.intro))
        for section in part.sections:
            yield from filter(None, (section.title, section.intro))
    for item in checklist.items:
        yield from _of(item)


def _of(item: Item | LineField) -> Iterator[str]:
    yield from filter(None, (item.text, item.help))
    if isinstance(item, Scale):
        yield from (item.low, item.high)
    if isinstance(item, Choice | Choices):
        yield from (option.text for option in item.options)
    if isinstance(item, Group):
        yield item.line
        for field in item.fields:
            yield from _of(field)


@pytest.mark.parametrize("checklist_id", sorted(built_in()))
def test_every_text_of_the_checklist_is_in_english(checklist_id: str) -> None:
    found = translated(built_in()[checklist_id], "en")
    left = [text for text in texts(found.checklist) if text not in found.texts]
    assert left == []
