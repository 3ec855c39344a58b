"""Courses in a definition: what is wrong with one is told, and what to do."""

import pytest
from pydantic import ValidationError

from app.core.checklist import Checklist
from app.core.course import Stage
from app.definitions.library import built_in

INDIVIDDATA = built_in()["individdata"]


def changed(**fields: object) -> dict[str, object]:
    """Return individdata with other fields in its course."""
    data = INDIVIDDATA.model_dump(by_alias=True)
    return data | {"course": data["course"] | fields}


def test_each_code_of_the_moment_has_its_stage() -> None:
    assert INDIVIDDATA.course is not None
    assert INDIVIDDATA.course.stages == {
        "start": Stage.START,
        "fase_1_slut": Stage.UNDERWAY,
        "fase_2_slut": Stage.UNDERWAY,
        "halvaar": Stage.UNDERWAY,
        "slut": Stage.END,
        "efter": Stage.AFTER,
    }


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"person": "metode"}, "'person' er 'metode'. Det skal være et punkt af slagsen code"),
        ({"month": "alder"}, "'month' er 'alder'. Det skal være et punkt af slagsen month"),
        ({"started": "ukendt"}, "'started' er 'ukendt'. Det skal være et punkt af slagsen month"),
        ({"method": "plan"}, "'method' er 'plan'. Det skal være et punkt af slagsen choice"),
        ({"moment": "maaned"}, "'moment' er 'maaned'. Det skal være et punkt af slagsen choice"),
        (
            {"counted": ["bolig", "netvaerk"]},
            "'counted' er 'netvaerk'. Det skal være et punkt af slagsen choice",
        ),
        ({"end": ["slut", "forbi"]}, "'tidspunkt' har ikke svaret 'forbi'. Brug dets egne"),
    ],
)
def test_a_course_names_items_of_the_right_kind(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault.replace(".", r"\.")):
        Checklist.model_validate(changed(**fields))


def test_a_course_is_only_for_data_that_are_kept_apart() -> None:
    with pytest.raises(ValidationError, match="Skriv 'separate = true'"):
        Checklist.model_validate(changed() | {"separate": False})
    assert Checklist.model_validate(changed()) == INDIVIDDATA
