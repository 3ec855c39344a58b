"""The aggregation, with expected values written out by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.core.checklist import Checklist, UnknownVersionError
from app.core.response import RoundKind
from app.overview.figures import Figures, Limits, Overview, RoundOverview
from app.overview.records import Record, from_store
from app.overview.team import overview
from tests.overview.builders import (
    a_checklist,
    a_record,
    a_response,
    a_round,
    a_scale,
    a_status,
    a_text,
    a_yesno,
)

THREE = a_checklist([a_status("a"), a_status("b")], [a_status("c")])
JOINT, INDIVIDUAL = RoundKind.JOINT, RoundKind.INDIVIDUAL


def an_overview(records: Iterable[Record], *versions: Checklist, limits: Limits | None = None) -> Overview:
    known = {one.version: one for one in versions or (THREE,)}
    return overview(records, lambda _id, version: known.get(version), limits or Limits())


def only_round(
    records: Iterable[Record], *versions: Checklist, limits: Limits | None = None
) -> RoundOverview:
    (team,) = an_overview(records, *versions, limits=limits).teams
    (checklist,) = team.checklists
    (round_,) = checklist.rounds
    return round_


def people(*columns: str) -> list[Record]:
    """Return a record per person from a string per item: ja, delvist, nej, x (ved ikke), r, - (none)."""
    codes = {"j": "ja", "d": "delvist", "n": "nej", "x": "ved_ikke", "r": "ikke_relevant"}
    return [
        a_record(f"p{number}", {id_: codes[one] for id_, one in zip("abc", row, strict=False) if one != "-"})
        for number, row in enumerate(zip(*columns, strict=True))
    ]


def of_items(round_: RoundOverview) -> Mapping[str, Figures | None]:
    return {item.id: item.figures for item in round_.items}


def percents(round_: RoundOverview) -> dict[str, float | None]:
    return {id_: figures.percent if figures else None for id_, figures in of_items(round_).items()}


def counts(figures: Figures | None) -> Mapping[str, int] | None:
    return figures.counts if figures else None


def test_a_round_of_individual_answers() -> None:
    round_ = only_round(people("jjjjn", "jdxr-", "ndddx"))
    assert (round_.kind, round_.n, round_.received, round_.is_held_back) == (INDIVIDUAL, 5, 5, False)
    assert (round_.first, round_.last) == (date(2026, 11, 23), date(2026, 11, 23))
    # Four of five answered item b: held back, and left out of every total.
    assert of_items(round_)["b"] is None
    assert of_items(round_)["a"] == Figures(
        items=1,
        counts={"ja": 4, "nej": 1, "ubesvaret": 0},
        scored=5,
        percent=80.0,
        mean=None,
        spread=0.8,
        is_disputed=True,
    )
    first, second = round_.sections
    assert first.figures == of_items(round_)["a"]
    assert second.figures is not None
    assert (second.figures.percent, second.figures.yes_of) == (37.5, (0, 4))
    assert round_.total is not None
    assert round_.total.counts == {"ja": 4, "nej": 2, "delvist": 3, "ved_ikke": 1, "ubesvaret": 0}
    assert round_.total.percent == pytest.approx(100 * 11 / 18)
    assert round_.completeness is not None
    assert round_.completeness.percent == pytest.approx(100 * 10 / 15)
    assert round_.completeness.at_least


@pytest.mark.parametrize(
    ("column", "percent", "counted"),
    [
        ("jjjjj", 100.0, {"ja": 5, "ubesvaret": 0}),
        ("nnnnn", 0.0, {"nej": 5, "ubesvaret": 0}),
        ("jdnjd", 60.0, {"ja": 2, "delvist": 2, "nej": 1, "ubesvaret": 0}),
        ("jjjxr", 100.0, {"ja": 3, "ved_ikke": 1, "ikke_relevant": 1, "ubesvaret": 0}),
        ("jjdnn-", 50.0, {"ja": 2, "delvist": 1, "nej": 2, "ubesvaret": 1}),
        ("xxxxx", None, {"ved_ikke": 5, "ubesvaret": 0}),
        ("------", None, {"ubesvaret": 6}),
    ],
)
def test_counts_and_percent_of_an_item(column: str, percent: float | None, counted: dict[str, int]) -> None:
    figures = of_items(only_round(people(column, "j" * len(column), "j" * len(column))))["a"]
    assert figures is not None
    assert (figures.percent, figures.counts) == (percent, counted)


def test_four_individual_answers_are_held_back() -> None:
    round_ = only_round(people("jjjj", "jjjj", "jjjj"))
    assert (round_.n, round_.is_held_back) == (4, True)
    assert (round_.sections, round_.total, round_.completeness, round_.comments) == ((), None, None, None)


def test_no_deployment_shows_figures_on_two_people() -> None:
    assert only_round(people("jj", "jj", "jj"), limits=Limits(1, 1)).is_held_back


def test_an_item_alone_in_its_section_says_how_many_answered_ja() -> None:
    round_ = only_round([a_record("p", {"a": "ja", "b": "nej", "c": "ja"}, kind=JOINT)])
    assert [item.id for item in round_.items if round_.is_alone(item)] == ["c"]
    second = round_.sections[1].figures
    assert second is not None
    assert (second.items, second.yes_of) == (1, (1, 1))


def test_a_scale_shows_its_mean() -> None:
    checklist = a_checklist([a_scale("a"), a_text("b")])
    records = [a_record(f"p{n}", {"a": code, "b": "Ord"}) for n, code in enumerate("13554")]
    round_ = only_round(records, checklist)
    figures = of_items(round_)["a"]
    assert list(of_items(round_)) == ["a"]
    assert figures is not None
    assert (figures.mean, figures.percent) == (3.6, 65.0)
    assert round_.sections[0].items[0].is_scale


def test_yes_and_no_count_two_and_nothing() -> None:
    checklist = a_checklist([a_yesno("a"), a_yesno("b")])
    round_ = only_round([a_record("p", {"a": "ja", "b": "nej"}, kind=JOINT)], checklist)
    assert percents(round_) == {"a": 100.0, "b": 0.0}
    assert round_.total is not None
    assert round_.total.percent == 50.0


def test_of_several_joint_answers_the_newest_counts() -> None:
    old, new = datetime.fromisoformat("2026-11-23T10:00"), datetime.fromisoformat("2026-11-23T10:01")
    records = [
        a_record("z", {"a": "nej"}, {"a": "Gammel"}, kind=JOINT, answered_at=old),
        a_record("a", {"a": "ja"}, {"a": "Ny"}, kind=JOINT, answered_at=new),
        a_record("y", {"a": "nej"}, kind=JOINT, answered_at=None),
    ]
    round_ = only_round(records)
    assert (round_.n, round_.received, percents(round_)["a"]) == (1, 3, 100.0)
    assert [one.comments for one in round_.comments or ()] == [("Ny",)]


def test_joint_and_individual_answers_are_never_in_one_figure() -> None:
    records = [*people("jjjjj", "jjjjj", "jjjjj"), a_record("q", {"a": "nej"}, kind=JOINT)]
    (team,) = an_overview(records).teams
    rounds = team.checklists[0].rounds
    assert {one.kind: (one.n, percents(one)["a"]) for one in rounds} == {
        INDIVIDUAL: (5, 100.0),
        JOINT: (1, 0.0),
    }


def test_a_copied_row_counts_once_and_the_first_stands() -> None:
    records = people("jjjjj", "jjjjj", "jjjjj")
    round_ = only_round([*records, replace(records[0], answers={"a": "nej"})])
    assert (round_.n, percents(round_)["a"]) == (5, 100.0)


def test_an_item_that_a_version_does_not_have_is_not_unanswered_there() -> None:
    older = a_checklist([a_status("a"), a_status("gammel")])
    newer = a_checklist([a_status("ny"), a_status("a")], version="2")
    records = [
        *(a_record(f"o{n}", {"a": "ja", "gammel": "ja"}) for n in range(5)),
        *(a_record(f"n{n}", {"a": "nej"}, version="2") for n in range(6)),
    ]
    round_ = only_round(records, older, newer)
    assert [(item.number, item.id) for item in round_.items] == [
        ("1.1", "ny"),
        ("1.2", "a"),
        ("1.2", "gammel"),
    ]
    assert counts(of_items(round_)["ny"]) == {"ubesvaret": 6}
    assert counts(of_items(round_)["a"]) == {"ja": 5, "nej": 6, "ubesvaret": 0}
    assert counts(of_items(round_)["gammel"]) == {"ja": 5, "ubesvaret": 0}


def test_a_period_is_in_local_days_across_new_year() -> None:
    times = [datetime(2026, 12, 31, 22, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, 0, tzinfo=UTC)]
    responses = [a_response({"a": "ja"}, id_=f"p{n}", answered_at=one) for n, one in enumerate(times)]
    round_ = only_round(from_store(responses, [a_round()]))
    assert (round_.first, round_.last) == (date(2026, 12, 31), date(2027, 1, 1))


def test_an_unknown_time_leaves_the_period_open() -> None:
    round_ = only_round([a_record("p", {"a": "ja"}, kind=JOINT, answered_at=None)])
    assert (round_.first, round_.last) == (None, None)


def test_rounds_come_newest_first_and_teams_in_danish_order() -> None:
    days = {"Forår": datetime.fromisoformat("2026-04-01"), "Efterår": datetime.fromisoformat("2026-11-01")}
    records = [
        a_record(f"{team}{label}", {"a": "ja"}, team=team, label=label, kind=JOINT, answered_at=days[label])
        for team in ("Ådal", "Zeta", "Ærø", "alfa")
        for label in days
    ]
    teams = an_overview(records).teams
    assert [one.team for one in teams] == ["alfa", "Zeta", "Ærø", "Ådal"]
    assert [one.label for one in teams[0].checklists[0].rounds] == ["Efterår", "Forår"]


def test_a_checklist_without_scored_items_has_n_and_completeness_only() -> None:
    checklist = a_checklist([a_text("a"), a_text("b")])
    round_ = only_round([a_record("p", {"a": "Ord"}, kind=JOINT)], checklist)
    assert (round_.n, round_.sections, round_.total) == (1, (), None)
    assert round_.completeness is not None
    assert (round_.completeness.percent, round_.completeness.at_least) == (50.0, False)


def test_comments_are_shown_from_ten_answers_without_who_wrote_them() -> None:
    ten = people("jjjjjjjjjj", "jjjjjjjjj-", "j---------")
    said = [
        replace(one, comments={"a": f"{9 - number} a", "b": "b", "c": "c"} if number < 2 else {})
        for number, one in enumerate(ten)
    ]
    comments = only_round(said).comments
    assert comments is not None
    assert [(one.id, one.comments) for one in comments] == [("a", ("8 a", "9 a")), ("b", ("b", "b"))]
    assert only_round(said[:9]).comments is None


def test_a_joint_answer_shows_its_comments() -> None:
    record = a_record("p", {}, {"b": "Godt", "a": "På vej"}, kind=JOINT)
    comments = only_round([record]).comments
    assert comments is not None
    assert [(one.number, one.comments) for one in comments] == [("1.1.1", ("På vej",)), ("1.1.2", ("Godt",))]


def test_a_version_nobody_has_is_an_error() -> None:
    with pytest.raises(UnknownVersionError, match="'proeve' version 7"):
        only_round([a_record("p", {}, version="7")])


def test_of_two_joint_rounds_on_one_day_the_later_is_the_newest() -> None:
    times = {"1. gang": "2026-11-01T09:00", "2. gang": "2026-11-01T15:00"}
    records = [
        a_record(label, {"a": "ja"}, label=label, kind=JOINT, answered_at=datetime.fromisoformat(time))
        for label, time in times.items()
    ]
    (team,) = an_overview(records).teams
    assert [one.label for one in team.checklists[0].rounds] == ["2. gang", "1. gang"]
