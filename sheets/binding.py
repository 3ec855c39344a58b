"""Which column is whose: keys bound to columns that people move, rename, sort and delete."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Binding:
    """Where each key's column stands, and the keys that have none (in the order asked for)."""

    positions: Mapping[str, int]
    missing: tuple[str, ...]


def bind(
    wanted: Sequence[tuple[str, str]], headers: Mapping[int, str], anchors: Mapping[str, int]
) -> Binding:
    """Return the position of each wanted key; no two keys share one.

    `wanted` holds keys with the official titles we gave their columns, `headers` the header row as it
    stands (position to text), `anchors` the positions that the workbook itself remembers.

    An anchor wins, whatever the header says. But a header that is exactly another key's official title,
    and stands only once, beats the anchors: somebody sorted the columns or pasted over them, and then an
    anchor counts only where the header agrees. An anchor over a blank header gives way to the one free
    header that is exactly its title: somebody cut the column out and pasted it there. A key without an
    anchor takes the one free header that is exactly its title. Where there is doubt, the key is missing: a
    new column is better than an answer in a wrong one.
    """
    titles = {key: tidy(title) for key, title in wanted}
    texts = {position: tidy(text) for position, text in headers.items() if text.strip()}
    held = _not_cut_out(titles, texts, _one_key_each(titles, texts, anchors))
    owners = _owners(titles)
    moved = _moved(owners, texts, held)
    positions = moved | {
        key: place
        for key, place in held.items()
        if not moved or (key not in moved and owners.get(texts.get(place, "")) == key)
    }
    _by_title(titles, texts, positions)
    if len(moved) > 1:
        _last_pair(held, texts, owners, positions)
    return Binding(positions, tuple(key for key in titles if key not in positions))


def tidy(text: str) -> str:
    """Return the text with each run of white space as one space: programs fold line breaks differently."""
    return " ".join(text.split())


def _one_key_each(
    titles: Mapping[str, str], texts: Mapping[int, str], anchors: Mapping[str, int]
) -> dict[str, int]:
    """Return the wanted keys' anchors; of two at one position, the one titled so goes first."""
    held: dict[str, int] = {}
    mine = [key for key in titles if key in anchors]
    for key in sorted(mine, key=lambda key: texts.get(anchors[key]) != titles[key]):
        if anchors[key] not in held.values():
            held[key] = anchors[key]
    return held


def _not_cut_out(
    titles: Mapping[str, str], texts: Mapping[int, str], held: Mapping[str, int]
) -> dict[str, int]:
    """Return the anchors less those over a blank header whose title stands once where no anchor is."""
    free = _standing_once(text for place, text in texts.items() if place not in held.values())
    return {key: place for key, place in held.items() if place in texts or titles[key] not in free}


def _owners(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each official title that only one key has."""
    counts = Counter(titles.values())
    return {title: key for key, title in titles.items() if counts[title] == 1}


def _moved(owners: Mapping[str, str], texts: Mapping[int, str], held: Mapping[str, int]) -> dict[str, int]:
    """Return the keys whose title stands once, and at another key's anchor."""
    once = _standing_once(texts.values())
    return {
        owner: place
        for place in held.values()
        if (text := texts.get(place)) in once
        and (owner := owners.get(text or "")) is not None
        and held.get(owner) != place
    }


def _by_title(titles: Mapping[str, str], texts: Mapping[int, str], positions: dict[str, int]) -> None:
    """Bind each key without a position to the one free header that is exactly its title."""
    free = {place: text for place, text in texts.items() if place not in positions.values()}
    loose = [key for key in titles if key not in positions]
    claims = Counter(titles[key] for key in loose)
    once = _standing_once(free.values())
    at = {text: place for place, text in free.items()}
    for key in loose:
        if titles[key] in once and claims[titles[key]] == 1:
            positions[key] = at[titles[key]]


def _last_pair(
    held: Mapping[str, int], texts: Mapping[int, str], owners: Mapping[str, str], positions: dict[str, int]
) -> None:
    """Bind the only key that lost its anchor to the only anchor left: a renamed column that moved along."""
    loose = [key for key in held if key not in positions]
    free = [place for place in held.values() if place not in positions.values()]
    if len(loose) == 1 and len(free) == 1 and free[0] in texts and texts[free[0]] not in owners:
        positions[loose[0]] = free[0]


def _standing_once(texts: Iterable[str]) -> set[str]:
    return {text for text, count in Counter(texts).items() if count == 1}
