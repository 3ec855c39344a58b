"""Small groups: which figures must be held back so that nobody is recognised.

A figure built on fewer people than the minimum is held back. So that no subtraction gives it away, whatever
sums up (a section, a round, its completeness) counts only the figures that are shown: what is shown is
then the same whatever the few answered. Holding a second figure back beside the first, the usual
complementary suppression (Hundepool et al., "Statistical Disclosure Control", 2012, chapter 4), is weaker:
the two together still tell what the few said when everybody in them said the same.
"""

#: No deployment may show figures on fewer people than this.
FLOOR = 3


def is_held_back(size: int, *, minimum: int) -> bool:
    """Say whether figures on a group of `size` people are held back. An empty group reveals nobody."""
    return 0 < size < max(minimum, FLOOR)
