"""Views: which checklists have one, and that each gets its own answers."""

from dataclasses import replace
from datetime import datetime

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.definitions.library import built_in
from app.overview.figures import Limits
from app.overview.texts import ItemTexts
from app.overview.views import Views, has_pages, has_view, views
from tests.overview import test_barometer, test_courses, test_plans
from tests.overview.builders import a_checklist, a_record, a_status, a_text


def test_only_some_checklists_have_a_view_of_their_own() -> None:
    assert sorted(id_ for id_, one in built_in().items() if has_pages(one)) == [
        *("forandringsteori", "forankringsplan", "ics-barometer", "implementeringsaftale", "individdata")
    ]
    # An interview is all texts, and the last has none but comments.
    without = {id_ for id_, one in built_in().items() if not has_view(one)}
    assert without == {"fokusgruppe", "opfoelgningsvaerktoej"}


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


def test_checklists_without_a_view_have_none() -> None:
    records = [replace(one, checklist_id="x") for one in test_barometer.staff("", *["55555"] * 3)]
    assert views(records, lambda _id, _version: a_checklist([a_status("a")]), Limits()) == Views()


def test_texts_stand_by_the_round_they_answer() -> None:
    checklist = a_checklist([a_status("a"), a_status("b"), a_text("t")])
    few = [a_record(f"p{number}", {"t": f"Ord {number}"}) for number in range(9)]
    old, new = (
        a_record(f"q{day}", {"t": day}, kind=RoundKind.JOINT, answered_at=datetime.fromisoformat(day))
        for day in ("2026-01-01", "2026-02-01")
    )
    found = views([*few, new, old], lambda _id, _version: checklist, Limits()).texts
    assert found == {
        ("proeve", "Byen", "Nord", "Efterår", "individuel"): None,
        ("proeve", "Byen", "Nord", "Efterår", "fælles"): (ItemTexts("t", "1.3", "Tekst t", ("2026-02-01",)),),
    }
