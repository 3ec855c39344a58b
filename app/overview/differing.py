"""What differs between two versions of one answer: item by item, and line by line in the lines of a group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.items import Group, Item
from app.core.response import Answer

#: A line of a group: what stands in its fields, by the field's id.
Line = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class LineDifference:
    """A line that was added (`before` is None), went (`after` is None) or says something else now."""

    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item whose answer or comment differs; None where there was or is none.

    `lines` has what differs in a group, in the order of the newer lines with those that went last.
    """

    item: Item
    before: Answer | None
    after: Answer | None
    lines: tuple[LineDifference, ...] = ()
    is_comment: bool = False


def lines_of(answer: Answer | None) -> list[Line]:
    """Return the lines of an answer to a group."""
    if answer is None or isinstance(answer, str | int | float):
        return []
    return [line for line in answer if isinstance(line, Mapping)]


def item_difference(item: Item, before: Answer | None, after: Answer | None) -> Iterator[ItemDifference]:
    """Yield what differs in the answers to the item; nothing where they say the same."""
    if isinstance(item, Group):
        lines = tuple(_line_differences(item, lines_of(before), lines_of(after)))
        if lines:
            yield ItemDifference(item, before, after, lines)
    elif before != after:
        yield ItemDifference(item, before, after)


def comment_difference(item: Item, before: str | None, after: str | None) -> Iterator[ItemDifference]:
    """Yield what differs in the comments to the item."""
    if before != after:
        yield ItemDifference(item, before, after, is_comment=True)


def _line_differences(
    group: Group, before: Sequence[Line], after: Sequence[Line]
) -> Iterator[LineDifference]:
    """Yield the differences. A line is known again by its first field; equal ones are no difference."""
    left = list(before)
    new = [line for line in after if not _taken(left, line)]
    first = group.fields[0].id
    for line in new:
        same = next((one for one in left if first in line and one.get(first) == line[first]), None)
        if same is not None:
            left.remove(same)
        yield LineDifference(same, line)
    yield from (LineDifference(line, None) for line in left)


def _taken(left: list[Line], line: Line) -> bool:
    """Take an equal line out of `left`; say whether there was one."""
    if line not in left:
        return False
    left.remove(line)
    return True
