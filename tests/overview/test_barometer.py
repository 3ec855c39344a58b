"""Barometers, with expected values worked out by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from app.core.checklist import Checklist
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.definitions.library import built_in
from app.overview.barometer import Barometer, barometers, is_barometer
from app.overview.figures import Limits
from app.overview.records import Record
from app.overview.texts import ItemTexts
from app.telling import barometer_wording
from tests.overview.builders import a_checklist, a_record, a_scale, a_status, a_text

CHECKLIST = a_checklist([a_scale("a"), a_scale("b")], [a_scale("c")], [a_text("t")])
SPRING, AUTUMN = "2026-05-20", "2026-11-20"


def staff(role: str, *columns: str, day: str = AUTUMN, team: str = "Nord") -> list[Record]:
    """Return a record per person of the role, from a string per item: 1 to 5, x (ved ikke), - (none)."""
    return [
        replace(
            a_record(
                f"{role}{day}{number}",
                {
                    id_: "ved_ikke" if one == "x" else one
                    for id_, one in zip("abc", row, strict=True)
                    if one != "-"
                }
                | {"t": f"Ord {number}"},
                team=team,
                label=day,
                answered_at=datetime.fromisoformat(day),
            ),
            role=role,
        )
        for number, row in enumerate(zip(*columns, strict=True))
    ]


def found(records: Sequence[Record], checklist: Checklist = CHECKLIST) -> tuple[Barometer, ...]:
    return barometers(records, lambda _id, _version: checklist, Limits())


def by_role(one: Barometer, place: int = 0) -> dict[str, tuple[int, list[float | None]]]:
    return {
        group.name: (
            group.round.n,
            [item.figures.percent if item.figures else None for item in group.round.items],
        )
        for group in one.rounds[place].roles
    }


def test_only_checklists_of_scales_are_barometers() -> None:
    assert [id_ for id_, one in built_in().items() if is_barometer(one)] == ["ics-barometer"]
    assert not is_barometer(a_checklist([a_scale("a"), a_scale("b"), a_status("c")]))
    assert not is_barometer(a_checklist([a_scale("a"), a_text("t")]))
    assert not is_barometer(a_checklist([a_text("t")]))
    assert not is_barometer(CHECKLIST.model_copy(update={"separate": True}))


def test_other_checklists_and_joint_answers_have_no_barometer() -> None:
    joint = [replace(one, kind=RoundKind.JOINT) for one in staff("", "5", "5", "5")]
    assert found(joint) == ()
    assert found(staff("", "55555", "55555", "55555"), a_checklist([a_status("a")])) == ()


def test_each_part_stands_by_all_staff_and_by_role() -> None:
    # Leaders say 5, 4 and 1 (100 %, 75 %, 0 %), case workers 3, 3 and 2 (50 %, 50 %, 25 %).
    records = [*staff("leder", "55555", "44444", "11111"), *staff("sagsbehandler", "33333", "33333", "22222")]
    (one,) = found(records)
    assert by_role(one) == {"leder": (5, [100.0, 75.0, 0.0]), "sagsbehandler": (5, [50.0, 50.0, 25.0])}
    assert one.rounds[0].all.n == 10
    assert [section.figures and section.figures.percent for section in one.rounds[0].all.sections] == [
        *(68.75, 12.5)
    ]
    assert barometer_wording.parts(one.rounds[0].all, Limits()) == {
        Standing.IN_PLACE: (),
        Standing.UNDERWAY: ("Afsnit 1",),
        Standing.MISSING: ("Afsnit 2",),
    }
    assert (one.change, one.role_changes) == (None, ())


def test_small_roles_are_never_shown_alone() -> None:
    records = [*staff("leder", "55", "44", "11"), *staff("sagsbehandler", "33333", "33333", "22222")]
    assert found(records)[0].rounds[0].roles == ()
    records += [*staff("superbruger", "111", "222", "333")]
    (one,) = found(records)
    # Two leaders and three super users, of 10 points: 4 + 0, 3 + 1.5 and 0 + 3.
    assert by_role(one) == {"Andre roller": (5, [40.0, 45.0, 30.0]), "sagsbehandler": (5, [50.0, 50.0, 25.0])}


def test_an_item_that_few_of_a_role_answered_is_held_back_for_all_roles_and_shown_for_all_staff() -> None:
    records = [*staff("leder", "55555", "4444-", "11111"), *staff("sagsbehandler", "33333", "33333", "22222")]
    (one,) = found(records)
    assert by_role(one) == {"leder": (5, [100.0, None, 0.0]), "sagsbehandler": (5, [50.0, None, 25.0])}
    shown = one.rounds[0].all.items[1].figures
    # Four at 75 % and five at 50 %.
    assert shown is not None
    assert shown.percent == pytest.approx(550 / 9)


def test_the_change_is_told_per_part_with_n_at_both_ends_and_by_role_where_the_role_is_the_same() -> None:
    records = [
        *staff("leder", "33333", "33333", "11111", day=SPRING),
        *staff("sagsbehandler", "111111", "111111", "555555", day=SPRING),
        *staff("leder", "555555", "555555", "333333"),
        *staff("superbruger", "22222", "22222", "22222"),
    ]
    (one,) = found(records)
    assert [round_.all.label for round_ in one.rounds] == [AUTUMN, SPRING]
    assert one.change is not None
    assert (one.change.before.n, one.change.after.n, one.change.months) == (11, 11, 6)
    # Spring: 5 people at 2 points of 4 and 6 at 0; autumn: 6 at 4 of 4 and 5 at 1 of 4.
    first = one.change.sections[0].step
    assert first.before.percent == pytest.approx(100 * 10 / 44)
    assert first.after.percent == pytest.approx(100 * 29 / 44)
    assert barometer_wording.step(first, items=2, of=2) == "+43 procentpoint (fra 23 % til 66 %)"
    (leaders,) = one.role_changes
    assert (leaders.name, leaders.change.before.n, leaders.change.after.n) == ("leder", 5, 6)
    assert [section.step.difference for section in leaders.change.sections] == [50, 50]


def test_a_round_with_too_few_answers_gives_no_change() -> None:
    records = [*staff("", "3333", "3333", "3333", day=SPRING), *staff("", "55555", "55555", "55555")]
    (one,) = found(records)
    assert one.change is not None
    assert one.change.total is None
    assert one.role_changes == ()
    assert one.rounds[1].all.is_held_back


def test_own_words_need_as_many_people_as_comments() -> None:
    assert found(staff("", *["555555555"] * 3))[0].rounds[0].texts is None
    (item,) = found(staff("", *["5555555555"] * 3))[0].rounds[0].texts or ()
    assert (item.number, item.text, item.texts[:2]) == ("1.3.1", "Tekst t", ("Ord 0", "Ord 1"))


def test_own_words_of_few_are_held_back_where_many_were_asked() -> None:
    records = staff("", *["5555555555"] * 3)
    few = [one if number < 4 else replace(one, answers={"a": "5"}) for number, one in enumerate(records)]
    assert found(few)[0].rounds[0].texts == (ItemTexts("t", "1.3.1", "Tekst t", ()),)


def test_own_words_that_few_were_asked_for_are_held_back() -> None:
    older = a_checklist([a_scale("a"), a_scale("b")])
    newer = a_checklist([a_scale("a"), a_scale("b"), a_text("t")], version="2")
    records = [
        replace(one, version="2" if number < 9 else "1")
        for number, one in enumerate(staff("", *["5555555555"] * 3))
    ]
    one = barometers(records, lambda _id, version: {"1": older, "2": newer}[version], Limits())[0]
    assert one.rounds[0].texts == (ItemTexts("t", "1.3", "Tekst t", ()),)


def test_teams_and_their_rounds_are_never_mixed() -> None:
    records = [*staff("", *["55555"] * 3), *staff("x", *["11111"] * 3, team="Syd")]
    nord, syd = found(records)
    assert (nord.team.team, syd.team.team) == ("Nord", "Syd")
    assert [one.rounds[0].all.total and one.rounds[0].all.total.percent for one in (nord, syd)] == [
        100.0,
        0.0,
    ]
