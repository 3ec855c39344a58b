"""Where in a TOML file a value stands: the standard library's parser does not tell."""

import re
from collections.abc import Mapping

Place = tuple[int | str, ...]

_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.\-\s]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*([\w-]+)\s*=\s*(.*)$")
_MULTILINE = ('"""', "'''")


def lines_of(text: str) -> dict[Place, int]:
    """Return the line, from 1, of each table and of each key that opens a line.

    A place is the path through the parsed data: ("part", 0, "section", 2, "title"). A list of tables stands
    where its first one does.
    """
    found: dict[Place, int] = {(): 1}
    table: Place = ()
    counts: dict[Place, int] = {}
    until = ""
    for number, line in enumerate(text.splitlines(), 1):
        if until:
            until = "" if until in line else until
        elif header := _TABLE.match(line):
            table = _enter(header[2], counts, is_array=header[1] == "[[")
            found[table] = number
            if header[1] == "[[":
                found.setdefault(table[:-1], number)
        elif key := _KEY.match(line):
            found[(*table, key[1])] = number
            until = next((mark for mark in _MULTILINE if key[2].count(mark) == 1), "")
    return found


def line_of(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of the place, or of the nearest thing around it."""
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _enter(name: str, counts: dict[Place, int], *, is_array: bool) -> Place:
    place: Place = ()
    steps = [step.strip() for step in name.split(".")]
    for step in steps[:-1]:
        place = (*place, step)
        if place in counts:
            place = (*place, counts[place])
    place = (*place, steps[-1])
    if is_array:
        counts[place] = counts.get(place, -1) + 1
        place = (*place, counts[place])
    return place
