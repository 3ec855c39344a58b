"""What a report says, and what it never says."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.core.response import RoundKind
from app.overview.anchoring import BAROMETER, PlannedAction, PlannedDay
from app.overview.interviews import Interviews, Note, Question, Theme
from app.report import changes, dates, plans, reservations, standing, standouts, summary, talks
from app.report.blocks import Box, Heading, Table
from app.report.content import document
from app.report.material import Material, OpenRound, topics
from app.telling import change_wording, wording
from tests.checklists.lix import lix
from tests.overview.builders import a_record
from tests.report.materials import (
    AHEAD,
    DONE,
    LATE,
    PLAN,
    SPRING,
    a_material,
    compared,
    nord,
    texts,
    too_few,
    waiting,
    without_change,
)
from tests.sheets.tabs.overviews import an_overview

HIGHEST_LIX = 35
TODAY = date(2026, 11, 25)


def said(material: Material) -> str:
    return "\n".join(texts(document(material)))


def test_the_chapters_come_in_the_order_of_the_short_report() -> None:
    blocks = document(a_material()).blocks
    assert [one.text for one in blocks if isinstance(one, Heading) and one.level == 1] == [
        *("Hvor I står", "Styrker", "Udfordringer", "Det har ændret sig", "Her er I uenige"),
        *("Det siger grupperne", "Planen", "De næste datoer", "Det kan tallene sige, og det kan de ikke"),
    ]
    assert isinstance(blocks[0], Box)


def test_the_box_says_status_movement_disagreement_and_the_next_step() -> None:
    (box, *_) = document(a_material()).blocks
    assert isinstance(box, Box)
    told = [f"{line.lead} {line.text}".strip() for line in box.lines]
    assert told[0].startswith(
        "Prøveskema: På vej, 79 % (Efterår, 6 individuelle svar). Siden Forår (5 individuelle"
    )
    assert "+41 procentpoint" in told[0]
    assert "Uenighed: Tydeligst ved 2 punkter i Prøveskema." in told
    assert change_wording.OTHERS in told
    assert told[-1] == (
        "Næste skridt: 1 handling er over fristen. "
        "Den næste dato er 01-12-2026. Frist for: Aftal fast mødedag."
    )


def test_every_percentage_in_running_text_has_its_n() -> None:
    told = [line for line in said(a_material()).splitlines() if re.search(r"(samlet|På vej,) \d+ %", line)]
    assert told
    for line in told:
        assert re.search(r"\d+ (individuelle svar|fælles svar|Ja|Delvist)|af 5, \d+ svar", line), line


def test_no_printed_code_and_no_ranking_of_teams_is_said() -> None:
    told = said(a_material())
    assert "None" not in told
    assert "nan" not in told
    assert "Syd" not in told


def test_a_round_with_too_few_answers_shows_no_figure() -> None:
    told = said(a_material(too_few(), interviews=Interviews(), plan=None, actions=()))
    assert wording.held_back(5) in told
    assert "4 individuelle svar" in told
    assert "100 %" not in told
    assert "Styrker" not in told


def test_a_newer_round_with_too_few_answers_is_told_and_the_older_one_is_shown() -> None:
    told = said(a_material(waiting()))
    assert "Målingen Efterår har for få svar endnu. Derfor står her tal fra Forår." in told
    assert "5 individuelle svar · 25-05-2026" in told
    assert "3 individuelle" not in told


def test_joint_and_individual_answers_are_topics_of_their_own() -> None:
    assert [(one.name, one.round_.kind) for one in topics(without_change())] == [
        ("Prøveskema (hver for sig)", RoundKind.INDIVIDUAL),
        ("Prøveskema (sammen)", RoundKind.JOINT),
    ]


def test_a_change_names_both_ends_and_what_was_left_out() -> None:
    told = "\n".join(texts(replace(document(a_material()), blocks=tuple(changes.chapter(a_material())))))
    assert "Før: Forår · 5 individuelle svar · 25-05-2026. Nu: Efterår · 6 individuelle svar." in told
    assert "+41 procentpoint" in told
    assert "Afsnit 1: fra 50 % til 83 %" not in told
    assert "Afsnit 1: fra 0 af 5 til 5 af 6; Afsnit 2: fra 3,0 af 5 til 3,5 af 5." in told
    assert "Ikke med: " in told
    assert "(for få svar)" in told
    assert change_wording.OTHERS in told


def test_a_joint_change_is_told_in_words_and_is_the_teams_own() -> None:
    codes = {"a": "nej", "b": "nej", "d": "ja", "e": "ja"}
    then = a_record("f", codes, kind=RoundKind.JOINT, label="Forår", answered_at=SPRING)
    later = a_record("l", dict.fromkeys("abde", "ja"), kind=RoundKind.JOINT)
    told = said(a_material(an_overview(then, later).teams[0]))
    assert "Afsnit 1: fra 0 % til 100 %; Afsnit 3: 100 % begge gange." in told
    assert change_wording.OTHERS not in told
    assert standouts.ONLY_JOINT in told


def test_without_an_earlier_round_nothing_is_said_to_have_changed() -> None:
    told = said(a_material(without_change()))
    assert changes.FIRST in told
    assert summary.FIRST in told
    assert "procentpoint" not in told


ALL = ("jjjjj", "jjjjj", "55555", "jjjjj", "jjjjj")


def test_what_has_no_earlier_round_is_named_beside_what_has() -> None:
    joint = a_record("q", {"a": "ja", "b": "nej"}, kind=RoundKind.JOINT, label="Vinter")
    assert f"Prøveskema (sammen): {changes.FIRST}" in said(a_material(compared(ALL, ALL, joint)))


def test_a_change_from_a_round_of_too_few_is_held_back() -> None:
    told = said(a_material(compared([one[:4] for one in ALL], ALL)))
    assert changes.HELD_BACK in told
    assert "Prøveskema: holdt tilbage (6 måneder imellem)" in told
    assert "procentpoint" not in told


def test_rounds_without_an_item_in_common_are_not_compared() -> None:
    before, after = (
        ("-----", "-----", "-----", "jjjjj", "jjjjj"),
        ("jjjjj", "jjjjj", "-----", "-----", "-----"),
    )
    told = said(a_material(compared(before, after)))
    assert change_wording.NOTHING_ALIKE in told
    assert "procentpoint" not in told


def test_a_section_of_too_few_is_held_back_among_those_that_are_shown() -> None:
    told = said(a_material(compared(ALL, ("jjjjj", "jjjjj", "555--", "jjjjj", "jjjjj"))))
    assert f"Afsnit 2\n{wording.held_back(5)}\n–\n–" in told


def test_disagreement_is_told_in_numbers_of_people() -> None:
    told = said(a_material())
    assert "1.1 Punkt a. 5 Ja, 1 Nej." in told
    assert "2.1 Hvor meget c? 1 svarede 1 eller 2, 2 svarede 3, 3 svarede 4 eller 5." in told


def test_the_notes_stand_by_theme_and_group_and_those_of_two_people_do_not() -> None:
    told = said(a_material())
    assert "Ledere (det første interview, 10-11-2026, 4 deltagere)." in told
    assert "Superbrugere (det andet interview, 2 deltagere). Færre end 3 var med. Noterne vises ikke." in told
    assert "Hvad gør it let? Ledere: Skabelonen hjælper." in told


def test_a_long_note_is_shortened_and_that_is_said() -> None:
    long = Theme("Rammerne", (Question("Hvad?", (Note("ord " * 100),)),))
    told = said(a_material(interviews=Interviews(individual=12, themes=(long,))))
    assert talks.SHORTENED in told
    assert talks.ALONE.format(n=12) in told
    assert max(len(one) for one in told.splitlines() if one.startswith("Hvad? Ord")) <= 228


def test_notes_of_too_few_people_are_held_back() -> None:
    told = said(a_material(interviews=Interviews(individual=4, is_held_back=True)))
    assert talks.ALONE_HELD_BACK.format(minimum=10) in told


def test_a_team_without_interviews_has_no_chapter_of_them() -> None:
    assert talks.TITLE not in said(a_material(interviews=Interviews()))


def test_an_overdue_action_says_so_in_words() -> None:
    tables = [one for one in plans.chapter(a_material()) if isinstance(one, Table)]
    assert [cell.text for cell in tables[0].rows[0]] == [
        *("Skriv rollerne ned", "Leder", "01-11-2026", "I gang, over fristen"),
    ]
    assert [cell.text for cell in tables[0].rows[1]] == ["Ring til skolen", "Leder", "Uden frist", "Færdig"]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((LATE,), "1 handling: 0 færdige og 1 ikke færdig. 1 er over fristen."),
        ((LATE, DONE, AHEAD), "3 handlinger: 1 færdig og 2 ikke færdige. 1 er over fristen."),
        ((DONE, DONE), "2 handlinger: 2 færdige og 0 ikke færdige."),
    ],
)
def test_the_status_of_a_plan(found: tuple[PlannedAction, ...], told: str) -> None:
    assert plans.status(found) == told


def test_without_a_handleplan_that_is_said_and_what_to_do() -> None:
    told = said(a_material(plan=None, actions=()))
    assert plans.NO_ACTIONS in told
    assert f"{plans.NO_ACTIONS} {summary.TALK}" in told


def test_actions_without_deadlines_are_asked_for_them() -> None:
    told = said(a_material(plan=None, actions=(replace(AHEAD, due=None),)))
    assert summary.DEADLINES in told


def test_only_dates_that_lie_ahead_are_named_and_each_once() -> None:
    found = dates.upcoming(a_material(actions=(AHEAD, AHEAD, DONE, LATE)))
    assert [(dates.when(one), one.text) for one in found] == [
        ("01-12-2026", "Frist for: Aftal fast mødedag"),
        ("februar 2027", "Barometeret igen"),
    ]


def test_the_barometer_of_this_month_is_named_until_somebody_has_answered_it() -> None:
    plan = replace(PLAN, days=(PlannedDay(date(2026, 11, 1), "Barometeret igen", is_month=True),))
    told = said(a_material(plan=plan, actions=()))
    assert "Det næste sker i november 2026. Barometeret igen." in told
    assert "November 2026: Barometeret igen." in told
    (asked,) = nord().checklists
    answered = replace(nord(), checklists=(replace(asked, id=BAROMETER),))
    assert "Barometeret igen" not in said(a_material(answered, plan=plan, actions=()))


def test_many_dates_are_counted_instead_of_named() -> None:
    many = tuple(replace(AHEAD, action=f"Nr. {at}", due=date(2026, 12, at)) for at in range(1, 12))
    told = said(a_material(actions=many, plan=None))
    assert dates.MORE.format(dates="3 datoer") in told
    assert "Og 1 dato mere længere ude." in said(a_material(actions=many[:9], plan=None))


def test_open_rounds_of_one_checklist_are_counted_and_many_checklists_too() -> None:
    rounds = [OpenRound("Vinter", f"Skema {at}", TODAY) for at in range(1, 7)]
    told = said(a_material(open_rounds=(*rounds, OpenRound("Forår", "Skema 1", TODAY))))
    opened = "Skema 1 (2 målinger), Skema 2 (Vinter), Skema 3 (Vinter) og 3 skemaer mere."
    assert f"{dates.OPEN} {opened}" in told


def test_of_a_long_plan_what_waits_is_named_first() -> None:
    long = tuple(replace(DONE, action=f"Nr. {at}") for at in range(9))
    blocks = list(plans.chapter(a_material(plan=None, actions=(*long, LATE))))
    (table,) = [one for one in blocks if isinstance(one, Table)]
    assert [row[0].text for row in table.rows][:2] == ["Skriv rollerne ned", "Nr. 0"]
    assert len(table.rows) == 8
    assert "Og 2 handlinger mere, som står i handleplanen." in said(
        a_material(plan=None, actions=(*long, LATE))
    )
    told = said(a_material(plan=replace(PLAN, actions=long), actions=()))
    assert "Og 1 handling mere, som står i forankringsplanen." in told


def test_a_document_is_told_of_only_where_nothing_was_measured() -> None:
    team = nord()
    theory = replace(team.checklists[0], id="forandringsteori", title="Forandringsteori")
    both = replace(team, checklists=(theory, *team.checklists))
    assert [one.name for one in topics(both)] == ["Prøveskema"]
    assert [one.name for one in topics(replace(team, checklists=(theory,)))] == ["Forandringsteori"]


def test_no_dates_and_no_open_round_is_said() -> None:
    assert dates.NONE in said(a_material(plan=None, actions=(), open_rounds=()))


def test_the_reservations_name_the_limits_that_hold() -> None:
    told = said(a_material())
    assert wording.SELF_REPORT in told
    assert "Tal fra hver enkelt vises fra 5 svar, og det, folk skriver, fra 10." in told
    assert "Talt 25-11-2026 16:30 i regnearket, som det står." in told


def test_a_team_without_figures_says_so() -> None:
    told = said(a_material(replace(nord(), checklists=()), interviews=Interviews()))
    assert summary.NO_FIGURES in told
    assert standing.TITLE not in told


def our_sentences() -> list[str]:
    """Return the fixed texts of every chapter, without the places that are filled in."""
    modules = (changes, dates, plans, reservations, standing, standouts, summary, talks)
    found = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    ]
    return [re.sub(r"\{\w+\}", "5", text) for text in found]


def test_our_own_words_are_easy_to_read() -> None:
    assert len(our_sentences()) > 40
    assert lix(our_sentences()) <= HIGHEST_LIX


def test_what_a_leader_reads_first_is_easy_to_read() -> None:
    (box, *_) = document(a_material()).blocks
    assert isinstance(box, Box)
    assert lix([line.text for line in box.lines]) <= HIGHEST_LIX


def test_no_text_has_stray_spaces_or_an_unfilled_place() -> None:
    stray = re.compile(r" {2}| [.,?!:;]|\{|\.\.|None")
    assert [text for text in texts(document(a_material())) if stray.search(text)] == []


def test_where_few_answers_give_points_nothing_is_said_to_be_alike_or_agreed() -> None:
    few = compared(["jjjjj"] * 2 + ["55555"] + ["jjjjj"] * 2, ["xxxxj", "xxxjn", "-----", "xxxxn", "xxxxx"])
    told = said(a_material(few))
    assert standouts.ALIKE in told
    assert wording.APART_AMONG_FEW in told
    assert wording.AGREED not in told


def test_a_round_in_which_nobody_gives_points_says_so() -> None:
    told = said(a_material(compared(["jjjjj"] * 2 + ["55555"] + ["jjjjj"] * 2, ["-----"] * 5)))
    assert "Ingen svar giver point (Efterår, 5 individuelle svar)." in told
    assert change_wording.NOTHING_ALIKE in told
