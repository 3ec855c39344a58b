"""Small groups are held back, and no deployment can lower the floor."""

import pytest

from app.core.suppression import is_held_back


@pytest.mark.parametrize(
    ("size", "minimum", "held_back"),
    [
        (0, 5, False),
        (1, 5, True),
        (4, 5, True),
        (5, 5, False),
        (9, 10, True),
        (10, 10, False),
        (2, 1, True),
        (3, 1, False),
    ],
)
def test_a_group_is_held_back_under_the_minimum(size: int, minimum: int, *, held_back: bool) -> None:
    assert is_held_back(size, minimum=minimum) is held_back
