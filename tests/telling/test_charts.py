"""The pictures of an overview say what its tables say."""

from datetime import timedelta

from app.drawing.chart import ChartKind
from app.overview.change import newest
from app.overview.figures import Overview, RoundOverview
from app.telling.charts import change_chart, section_charts
from tests.overview.builders import MONDAY, a_record
from tests.sheets.tabs.overviews import an_overview, everything, people


def _round(overview: Overview, label: str) -> RoundOverview:
    (team,) = [one for one in overview.teams if one.team == "Nord"]
    (checklist,) = team.checklists
    (found,) = [one for one in checklist.rounds if one.label == label]
    return found


def test_bars_count_the_answers_that_give_points_by_section_and_scales_apart() -> None:
    status, scale = section_charts(_round(everything(), "Efterår"))
    assert [(one.title, one.values) for one in status.series] == [
        ("Ja", (5, 8)),
        ("Delvist på plads", (0, 3)),
        ("Nej", (1, 0)),
    ]
    assert [(one.title, one.values) for one in scale.series] == [
        *(("5 af 5", (2,)), ("4 af 5", (1,)), ("3 af 5", (2,)), ("1 af 5", (1,))),
    ]
    assert len(status.categories) == 2
    assert status.kind is ChartKind.STACKED
    assert "5 Ja, 0 Delvist på plads, 1 Nej" in status.description
    assert "5 af 5 i 2 svar, 4 af 5 i 1 svar, 3 af 5 i 2 svar, 1 af 5 i 1 svar" in scale.description
    assert "6 individuelle svar" in status.title


def test_a_round_that_is_held_back_has_no_chart() -> None:
    overview = an_overview(*people("Nord", "jjjj", "jjjj", "5555", "jjjj", "jjjj"))
    assert section_charts(_round(overview, "Efterår")) == ()


def test_a_dumbbell_has_both_ends_of_every_section_with_a_percentage() -> None:
    then = MONDAY - timedelta(days=180)
    before = [
        a_record(f"{one.response_id}-f", one.answers, label="Forår", answered_at=then)
        for one in people("Nord", "nnnnn", "ddddd", "11111", "jjjjj", "jjjjj")
    ]
    after = people("Nord", "jjjjj", "ddddd", "55555", "jjjjj", "nnnnn")
    overview = an_overview(*before, *after)
    (team,) = overview.teams
    ((_, change),) = newest(team.checklists[0])
    assert change is not None
    chart = change_chart(change)
    assert chart is not None
    assert chart.kind is ChartKind.DUMBBELL
    assert [one.values for one in chart.series] == [(25, 100), (75, 50)]
    assert "fra 25 % til 75 %" in chart.description
