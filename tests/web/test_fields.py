"""What a field tells before it is filled in."""

import pytest

from app.core.items import Number
from app.web import fieldmaking
from app.web.fieldview import Entered

NOTHING = Entered({}, {}, {}, "")


@pytest.mark.parametrize(
    ("bounds", "hint"),
    [
        ({"maximum": 2_000_000}, "Et tal fra 0 til 2.000.000."),
        ({"minimum": 0.5, "maximum": 12.5, "decimals": 1}, "Et tal fra 0,5 til 12,5."),
        ({"minimum": -5, "maximum": 5}, "Et tal fra -5 til 5."),
    ],
)
def test_the_bounds_of_a_number_are_written_as_danes_write_them(bounds: dict[str, float], hint: str) -> None:
    item = Number.model_validate({"id": "antal", "text": "Hvor mange?", "kind": "number", **bounds})
    assert fieldmaking.of_item(item, "1", NOTHING).hint == hint
