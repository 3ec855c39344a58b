"""What a reader chooses on a team's page, and what a choice never reveals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.response import RoundKind
from app.store import rounds
from tests.builders import NOW
from tests.overview.builders import a_checklist, a_scale, a_status, a_text
from tests.web.pages import Page
from tests.web.screen.sites import SPRING, Screen, a_round, a_screen, answer, words

CHECKLIST = a_checklist([a_status("a"), a_status("b")], [a_status("c"), a_scale("d"), a_text("e")])
YES = {"a": "ja", "b": "ja", "c": "ja", "d": "5", "e": "Ord"}
NO = {"a": "nej", "b": "nej", "c": "nej", "d": "1", "e": "Ord"}


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = a_screen(tmp_path, CHECKLIST)
    yield made
    made.deployment.engine.dispose()


def choices(page: Page, title: str) -> dict[str, str]:
    """Return the addresses of a choice by their texts; nothing where there is none."""
    found = page.all(f"//nav[@aria-label='{title}']/a")
    return {str(one.text_content()): str(one.get("href")) for one in found}


def chosen(page: Page) -> list[str]:
    return [str(one.text_content()) for one in page.all("//nav[@class='options']/a[@aria-current]")]


def test_the_newest_round_comes_first_and_older_ones_by_a_link(screen: Screen) -> None:
    answer(screen, a_round(screen, label="Forår", now=SPRING), [NO] * 6)
    answer(screen, a_round(screen), [YES] * 5)
    path = screen.link(screen.team())
    newest = screen.page(path)
    assert chosen(newest) == ["Efterår, 23-11-2026"]
    assert "Siden sidst: +100 procentpoint" in words(newest.one("//body"))
    older = screen.words(choices(screen.page(path), "Måling")["Forår, 25-05-2026"])
    assert "6 individuelle svar · 25-05-2026 · udfyldt 100 % · samlet 0 %: mangler" in older
    assert "Endnu ingen måling at sammenligne med." in older


def test_joint_and_individual_answers_are_chosen_between_and_never_mixed(screen: Screen) -> None:
    answer(screen, a_round(screen, label="Møde", kind=RoundKind.JOINT, now=SPRING), [NO])
    answer(screen, a_round(screen), [YES] * 5)
    path = screen.link(screen.team())
    kinds = choices(screen.page(path), "Slags svar")
    assert list(kinds) == ["Individuelle svar", "Fælles svar"]
    assert "samlet 100 %" in screen.words(path)
    joint = screen.words(kinds["Fælles svar"])
    assert "1 fælles svar · 25-05-2026 · udfyldt 100 % · samlet 0 %" in joint
    assert "Her er I uenige" not in joint


def test_what_cannot_be_chosen_gives_the_newest(screen: Screen) -> None:
    answer(screen, a_round(screen), [YES] * 5)
    path = screen.link(screen.team())
    asked = f"{path}?skema=vejret&maaling=Jul&slags=andre&rolle=konge"
    assert screen.words(asked) == screen.words(path)


def test_too_few_answers_show_no_figures(screen: Screen) -> None:
    answer(screen, a_round(screen), [YES] * 4, comments={"a": "Kun os fire"})
    page = screen.page(screen.link(screen.team()))
    said = words(page.one("//body"))
    assert "Holdt tilbage: færre end 5 svar." in said
    assert "Kun os fire" not in said
    assert "%" not in said.split("Om tallene")[0]
    assert not page.all("//figure")


def test_a_role_is_shown_by_itself_where_every_role_has_enough(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [YES] * 5, role="leder")
    answer(screen, round_, [NO] * 6, role="frivillig")
    path = screen.link(screen.team())
    roles = choices(screen.page(path), "Rolle")
    assert list(roles) == ["Alle (11)", "frivillig (6)", "leder (5)"]
    page = screen.page(roles["leder (5)"])
    assert chosen(page) == ["leder (5)"]
    said = screen.words(roles["leder (5)"])
    assert "Her ses kun rollen: leder" in said
    assert "5 individuelle svar · 23-11-2026 · udfyldt 100 % · samlet 100 %: på plads" in said
    assert "samlet 0 %" in screen.words(roles["frivillig (6)"])


def test_a_small_role_is_seen_only_together_with_others(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [NO] * 2, role="chef")
    answer(screen, round_, [YES] * 5, role="leder")
    answer(screen, round_, [YES] * 6, role="frivillig")
    roles = choices(screen.page(screen.link(screen.team())), "Rolle")
    assert list(roles) == ["Alle (13)", "frivillig (6)", "Andre roller: chef, leder (7)"]


def test_roles_are_no_choice_where_the_rest_would_be_few(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [NO] * 2, role="chef")
    answer(screen, round_, [YES] * 9, role="leder")
    path = screen.link(screen.team())
    assert choices(screen.page(path), "Rolle") == {}
    assert screen.words(f"{path}?rolle=leder") == screen.words(path)


def test_an_item_that_few_of_a_role_answered_is_held_back_for_every_role(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [*[YES] * 4, {**YES, "b": "ja"}], role="leder")
    without = {key: value for key, value in NO.items() if key != "b"}
    answer(screen, round_, [*[without] * 5, NO], role="frivillig")
    roles = choices(screen.page(screen.link(screen.team())), "Rolle")
    for name in ("leder (5)", "frivillig (6)"):
        page = screen.page(roles[name])
        (item,) = [
            one
            for one in page.all("//div[contains(@class, 'folds')]//li")
            if "Punkt b." in one.text_content()
        ]
        assert "Holdt tilbage: færre end 5 svar" in words(item)


def test_a_roles_comments_are_not_split_off(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [YES] * 10, role="leder", comments={"a": "En leders ord"})
    answer(screen, round_, [NO] * 10, role="frivillig", comments={"a": "En frivilligs ord"})
    path = screen.link(screen.team())
    assert "En leders ord" in screen.words(path)
    said = screen.words(choices(screen.page(path), "Rolle")["leder (10)"])
    assert "Uddybninger deles ikke op på roller." in said
    assert "ords ord" not in said
    assert "En leders ord" not in said


def test_a_role_is_compared_with_the_same_role_before(screen: Screen) -> None:
    before, after = a_round(screen, label="Forår", now=SPRING), a_round(screen)
    for role in ("leder", "frivillig"):
        answer(screen, before, [NO] * 5, role=role)
        answer(screen, after, [YES if role == "leder" else NO] * 5, role=role)
    roles = choices(screen.page(screen.link(screen.team())), "Rolle")
    assert "Siden sidst: +100 procentpoint" in screen.words(roles["leder (5)"])
    assert "Siden sidst: uændret" in screen.words(roles["frivillig (5)"])


def test_a_role_that_was_pooled_before_is_not_compared(screen: Screen) -> None:
    before, after = a_round(screen, label="Forår", now=SPRING), a_round(screen)
    answer(screen, before, [NO] * 5, role="frivillig")
    answer(screen, before, [NO] * 4, role="leder")
    for role in ("leder", "frivillig"):
        answer(screen, after, [YES] * 5, role=role)
    roles = choices(screen.page(screen.link(screen.team())), "Rolle")
    assert "Endnu ingen måling at sammenligne med." in screen.words(roles["leder (5)"])


def test_what_is_left_out_of_a_change_is_told_with_its_reason(screen: Screen) -> None:
    answer(screen, a_round(screen, label="Forår", now=SPRING), [*[YES] * 4, {"a": "ja"}])
    answer(screen, a_round(screen), [NO] * 5)
    said = screen.words(screen.link(screen.team()))
    assert "Siden sidst: ned (1 punkt)" in said
    assert "Ikke med i sammenligningen 3 1.1.2 Punkt b. for få svar 1.2.1 Punkt c. for få svar" in said
    assert "Derfor kan procenten være en anden end ovenfor." in said


def test_a_change_that_is_held_back_says_so(screen: Screen) -> None:
    answer(screen, a_round(screen, label="Forår", now=SPRING), [YES] * 4)
    answer(screen, a_round(screen), [NO] * 5)
    said = screen.words(screen.link(screen.team()))
    assert "Siden sidst: holdt tilbage" in said
    assert "Forår: Holdt tilbage: færre end 5 svar." in said


def test_while_more_may_answer_the_reader_is_warned(screen: Screen) -> None:
    round_ = a_round(screen)
    answer(screen, round_, [YES] * 5)
    path = screen.link(screen.team())
    assert "To visninger kan røbe" in screen.words(path)
    rounds.close(screen.deployment.engine, round_.id, now=NOW)
    assert "To visninger kan røbe" not in screen.words(path)
