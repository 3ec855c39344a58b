"""Plans: the last version and its history, with what differs written out by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from app.core.checklist import Checklist
from app.core.response import Answer, RoundKind
from app.definitions.library import built_in
from app.overview.differing import LineDifference
from app.overview.figures import Limits
from app.overview.plans import OwnWords, Plan, is_plan, plans
from app.overview.records import Record
from app.overview.texts import ItemTexts
from app.telling import plan_wording
from app.telling.plan_wording import Alteration, Entry
from tests.overview.builders import a_checklist, a_record, a_scale, a_status, a_text

LINES = {
    "kind": "group",
    "id": "linjer",
    "text": "Hvad gør I?",
    "line": "Handling",
    "fields": [
        {"kind": "text", "id": "handling", "text": "Det gør vi"},
        {"kind": "date", "id": "frist", "text": "Senest"},
        {
            "kind": "choice",
            "id": "status",
            "text": "Hvor langt",
            "options": [{"id": "i_gang", "text": "I gang"}, {"id": "faerdig", "text": "Færdig"}],
        },
    ],
}
CHOICES = {
    "kind": "choices",
    "id": "roller",
    "text": "Hvem er med?",
    "options": [{"id": "ledere", "text": "Ledere"}, {"id": "andre", "text": "Andre"}],
}
OTHERS: list[dict[str, object]] = [
    {"kind": "month", "id": "maaned", "text": "Hvilken måned?"},
    {"kind": "number", "id": "antal", "text": "Hvor mange?", "unit": "personer", "decimals": 1},
    {"kind": "date", "id": "dag", "text": "Hvilken dag?"},
]
PLAN = a_checklist([CHOICES, a_text("t"), a_status("mandat")], [LINES], [*OTHERS, a_scale("tro")])


def written(
    answers: Mapping[str, Answer], day: str = "2026-11-20", comments: Mapping[str, str] | None = None
) -> Record:
    return a_record(
        f"r{day}",
        answers,
        comments,
        kind=RoundKind.JOINT,
        label="Efterår",
        answered_at=datetime.fromisoformat(day),
    )


def found(records: Sequence[Record], checklist: Checklist = PLAN) -> tuple[Plan, ...]:
    return plans(records, lambda _id, _version: checklist, Limits())


def changes(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> tuple[Alteration, ...]:
    (plan,) = found([written(before, "2026-05-20"), written(after)])
    (_, _, told), _ = plan_wording.history(plan)
    return told


def test_checklists_with_lines_are_plans() -> None:
    assert [id_ for id_, one in built_in().items() if is_plan(one)] == [
        *("forandringsteori", "forankringsplan", "implementeringsaftale")
    ]
    assert not is_plan(PLAN.model_copy(update={"separate": True}))


def test_other_checklists_have_no_plan() -> None:
    assert found([written({"a": "ja"})], a_checklist([a_status("a")])) == ()


def test_the_newest_version_is_laid_out_as_people_read_it() -> None:
    lines = [{"handling": "Ring", "frist": "2026-12-01"}, {"handling": "Skriv", "status": "i_gang"}]
    answers: dict[str, Answer] = {
        "roller": ["ledere", "andre"],
        "t": "Vi\nbegynder",
        "mandat": "delvist",
        "linjer": lines,
        "maaned": "2026-11",
        "antal": 2.5,
        "dag": "2026-11-25",
        "tro": "4",
    }
    (plan,) = found([written(answers, comments={"mandat": "Kun tid"}), written({}, "2026-01-01")])
    version = plan.versions[0]
    assert list(plan_wording.entries(version)) == [
        (
            "Afsnit 1",
            (
                Entry("1.1.1 Hvem er med?", "Ledere, Andre"),
                Entry("1.1.2 Tekst t", "Vi\nbegynder"),
                Entry("1.1.3 Punkt mandat.", "Delvist på plads", "Kun tid"),
            ),
        ),
        (
            "Afsnit 2",
            (
                Entry(
                    "1.2.1 Hvad gør I?",
                    header=("Det gør vi", "Senest", "Hvor langt"),
                    rows=(("Ring", date(2026, 12, 1), ""), ("Skriv", "", "I gang")),
                ),
            ),
        ),
        (
            "Afsnit 3",
            (
                Entry("1.3.1 Hvilken måned?", "november 2026"),
                Entry("1.3.2 Hvor mange?", "2,5 personer"),
                Entry("1.3.3 Hvilken dag?", date(2026, 11, 25)),
                Entry("1.3.4 Hvor meget tro?", "4 af 5"),
            ),
        ),
    ]
    assert plan_wording.unanswered(version) == ""
    assert plan_wording.about(version) == "Efterår · 20-11-2026 00:00"
    assert plan_wording.title(plan) == "Nord, Byen: Prøveskema"


def test_what_is_not_answered_is_counted_and_a_comment_alone_is_shown() -> None:
    version = found([written({"antal": 3, "tro": "ved_ikke"}, comments={"mandat": "Måske"})])[0].versions[0]
    assert plan_wording.unanswered(version) == "6 punkter er ikke udfyldt."
    assert [entry for _, entries in plan_wording.entries(version) for entry in entries] == [
        Entry("1.1.3 Punkt mandat.", "", "Måske"),
        Entry("1.3.2 Hvor mange?", "3 personer"),
        Entry("1.3.4 Hvor meget tro?", "Ved ikke"),
    ]


def test_answers_that_are_new_gone_or_changed_are_told_in_the_order_of_the_checklist() -> None:
    assert changes(
        {"t": "Gammelt", "mandat": "nej", "antal": 3}, {"mandat": "ja", "antal": 3, "tro": "2"}
    ) == (
        Alteration("Tekst t", "Fjernet", "Gammelt", ""),
        Alteration("Punkt mandat.", "Ændret", "Nej", "Ja"),
        Alteration("Hvor meget tro?", "Tilføjet", "", "2 af 5"),
    )


def test_lines_are_told_one_by_one() -> None:
    before: Answer = [
        {"handling": "Ring", "frist": "2026-12-01", "status": "i_gang"},
        {"handling": "Skriv"},
        {"handling": "Spørg"},
    ]
    after: Answer = [
        {"handling": "Mød op", "frist": "2026-12-24"},
        {"handling": "Spørg"},
        {"handling": "Ring", "frist": "2027-01-01", "status": "i_gang"},
    ]
    assert changes({"linjer": before}, {"linjer": after}) == (
        Alteration("Handling", "Tilføjet", "", "Mød op · Senest: 24-12-2026"),
        Alteration("Handling: Ring", "Ændret", "Senest: 01-12-2026", "Senest: 01-01-2027"),
        Alteration("Handling", "Fjernet", "Skriv", ""),
    )


def test_a_field_that_was_blank_is_a_dash_and_a_line_without_its_first_field_is_another_line() -> None:
    before: Answer = [{"handling": "Ring"}, {"frist": "2026-12-01"}]
    after: Answer = [{"handling": "Ring", "status": "faerdig"}, {"frist": "2026-12-02"}]
    assert changes({"linjer": before}, {"linjer": after}) == (
        Alteration("Handling: Ring", "Ændret", "Hvor langt: –", "Hvor langt: Færdig"),
        Alteration("Handling", "Tilføjet", "", "Senest: 02-12-2026"),
        Alteration("Handling", "Fjernet", "Senest: 01-12-2026", ""),
    )


def test_lines_in_another_order_are_no_change_and_equal_lines_are_counted() -> None:
    ring, skriv = {"handling": "Ring"}, {"handling": "Skriv"}
    assert changes({"linjer": [ring, skriv]}, {"linjer": [skriv, ring]}) == ()
    assert changes({"linjer": [ring, ring]}, {"linjer": [ring]}) == (
        Alteration("Handling", "Fjernet", "Ring", ""),
    )
    assert changes({}, {"linjer": [ring]}) == (Alteration("Handling", "Tilføjet", "", "Ring"),)


def test_comments_have_a_history_too() -> None:
    records = [
        written({"mandat": "ja"}, "2026-05-20", {"mandat": "Før"}),
        written({"mandat": "ja"}, comments={"mandat": "Nu"}),
    ]
    (_, summary, told), (_, first, nothing) = plan_wording.history(found(records)[0])
    assert (summary, told) == (
        "1 ændring.",
        (Alteration("Punkt mandat. (uddybende)", "Ændret", "Før", "Nu"),),
    )
    assert (first, nothing) == ("Første udgave.", ())


def test_every_version_of_all_rounds_is_in_the_history_the_newest_first() -> None:
    spring, same = (replace(written({"t": "A"}, day), label="Forår") for day in ("2026-03-01", "2026-03-02"))
    undated = replace(written({"t": "B"}, "2020-01-01"), answered_at=None)
    (plan,) = found([written({"t": "C"}), same, spring, undated, spring])
    assert [(about, summary) for about, summary, _ in plan_wording.history(plan)] == [
        ("Efterår · 20-11-2026 00:00", "1 ændring."),
        ("Forår · 02-03-2026 00:00", "Ingen ændringer."),
        ("Forår · 01-03-2026 00:00", "1 ændring."),
        ("Efterår · ukendt dato", "Første udgave."),
    ]


def test_items_that_a_newer_definition_does_not_have_are_told_as_gone() -> None:
    newer = a_checklist([a_status("mandat")], [LINES], version="2")
    records = [
        written({"t": "Ord", "mandat": "ja"}, "2026-01-01"),
        replace(written({"mandat": "ja"}), version="2"),
    ]
    (plan,) = plans(records, lambda _id, version: {"1": PLAN, "2": newer}[version], Limits())
    assert next(plan_wording.history(plan))[2] == (Alteration("Tekst t", "Fjernet", "Ord", ""),)


def test_what_people_wrote_alone_follows_the_minimum_of_comments() -> None:
    alone = [
        replace(written({"t": f"Ord {number}"}), response_id=f"p{number}", kind=RoundKind.INDIVIDUAL)
        for number in range(10)
    ]
    (plan,) = found(alone[:9])
    assert (plan.versions, plan.own_words) == ((), (OwnWords("Efterår", 9, None),))
    (plan,) = found(alone)
    expected = ItemTexts("t", "1.1.2", "Tekst t", tuple(f"Ord {number}" for number in range(10)))
    assert plan.own_words == (OwnWords("Efterår", 10, (expected,)),)


def test_plans_stand_in_danish_order_of_area_and_team() -> None:
    records = [
        replace(written({"t": "A"}), team=team, area=area, response_id=team)
        for area, team in (("Å", "Øst"), ("Z", "Syd"), ("", "Nord"))
    ]
    assert [one.name for one in found(records)] == ["Nord", "Syd, Z", "Øst, Å"]


def test_a_line_that_differs_is_kept_with_both_ends() -> None:
    (plan,) = found([written({"linjer": [{"handling": "A"}]}, "2026-01-01"), written({})])
    (difference,) = plan.versions[0].differences
    assert difference.lines == (LineDifference({"handling": "A"}, None),)
