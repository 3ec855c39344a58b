"""The receipt says what is true, and no more."""

from pathlib import Path

import pytest

from app.core.response import RoundKind
from tests.builders import Site, a_site, fields, follow_up
from tests.web.pages import Page


def receipt(site: Site, **given: str) -> Page:
    return Page(site.phone().post(site.link, data=fields(**given)).text)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"koordinator": "ja"}, "Vi har gemt dit ene svar."),
        ({"koordinator": "ja", "roller": "nej"}, "Vi har gemt dine 2 svar."),
        ({"koordinator": "ja", "roller__uddybende": "Nej"}, "Vi har gemt dit ene svar og 1 uddybning."),
        ({"roller__uddybende": "Nej", "moedeplan__uddybende": "Ja"}, "Vi har gemt 2 uddybninger."),
    ],
)
def test_it_tells_how_much_was_saved(site: Site, given: dict[str, str], told: str) -> None:
    assert told in receipt(site, **given).words()


def test_all_24_answers_are_counted(site: Site) -> None:
    page = receipt(site, **{item.id: "ja" for item in follow_up().items})
    assert page.one("//h1").text == "Gemt"
    assert "Vi har gemt dine 24 svar." in page.words()
    assert "Boligteam Nord · Efterår 2026" in page.words()


def test_it_shows_no_answers(site: Site) -> None:
    page = receipt(site, koordinator="delvist", koordinator__uddybende="Hemmeligt")
    assert "Hemmeligt" not in page.text
    assert "Delvist" not in page.text
    assert not page.all("//form | //input")


def test_the_next_person_on_a_borrowed_phone_gets_an_empty_form(site: Site) -> None:
    link = receipt(site, koordinator="ja").one("//a[@class='send']")
    form = Page(site.phone().get(str(link.get("href"))).text)
    assert link.text == "Næste person"
    assert form.all("//input[@type='radio']")
    assert not form.all("//input[@checked]")


def test_a_joint_answer_is_told_to_all_of_them(tmp_path: Path) -> None:
    site = a_site(tmp_path, kind=RoundKind.JOINT)
    assert "Vi har gemt jeres 2 svar." in receipt(site, koordinator="ja", roller="ja").words()
    site.engine.dispose()
