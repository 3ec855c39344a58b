"""Views: which checklists have one, and that each gets its own answers."""

from dataclasses import replace

from app.core.checklist import Checklist
from app.definitions.library import built_in
from app.overview.figures import Limits
from app.overview.views import has_view, views
from tests.overview import test_barometer, test_courses, test_plans


def test_only_some_checklists_have_a_view_of_their_own() -> None:
    assert sorted(id_ for id_, one in built_in().items() if has_view(one)) == [
        *("forandringsteori", "forankringsplan", "ics-barometer", "implementeringsaftale", "individdata")
    ]


def test_each_view_has_the_answers_to_its_own_checklists() -> None:
    known: dict[str, Checklist] = {
        "b": test_barometer.CHECKLIST,
        "p": test_plans.PLAN,
        "i": test_courses.INDIVIDDATA,
    }
    records = [
        *(replace(one, checklist_id="b") for one in test_barometer.staff("", *["55555"] * 3)),
        replace(test_plans.written({"t": "A"}), checklist_id="p"),
        *(replace(one, checklist_id="i") for one in test_courses.group(5)),
    ]
    found = views(records, lambda id_, _version: known[id_], Limits())
    assert [one.checklist_id for one in found.barometers] == ["b"]
    assert [one.checklist_id for one in found.plans] == ["p"]
    assert [[cohort.n for cohort in one.cohorts] for one in found.courses] == [[5]]
