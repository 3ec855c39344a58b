"""Small groups: which figures must be held back so that nobody is recognised.

A figure built on fewer than `minimum` people is held back, and so is the next smallest figure of the
same whole when the whole minus the rest would give the first away (complementary suppression, as in
statistical disclosure control: Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4).
"""

from collections.abc import Sequence

#: No deployment may show figures on fewer people than this.
FLOOR = 3


def held_back(sizes: Sequence[int], *, minimum: int) -> list[bool]:
    """Return for each group of a whole whether its figures are held back.

    `sizes` is the number of people behind each group; an empty group reveals nobody and is never held
    back. Whatever is held back together counts at least `minimum` and is at least two groups, unless there is
    nothing more to hide behind.
    """
    minimum = max(minimum, FLOOR)
    hidden = [0 < size < minimum for size in sizes]
    shown = sorted((size, place) for place, size in enumerate(sizes) if size >= minimum)
    for _, place in shown:
        if not any(hidden) or _covered(sizes, hidden, minimum):
            break
        hidden[place] = True
    return hidden


def _covered(sizes: Sequence[int], hidden: Sequence[bool], minimum: int) -> bool:
    together = [size for size, held in zip(sizes, hidden, strict=True) if held]
    return len(together) > 1 and sum(together) >= minimum
