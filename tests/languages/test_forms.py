"""A form in another language is the same form: the same ids and codes, other words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.languages import LANGUAGES, UnknownLanguageError, chosen
from app.core.response import Round, RoundKind
from app.definitions.library import Library, built_in
from app.definitions.translations import translated
from app.store import rounds
from app.store.engine import open_store
from tests.builders import NOW, Site, a_site, fields, follow_up
from tests.web.pages import Page

LIMIT = 14_000  # bytes
ALL = ("en", "ar", "uk")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = a_site(tmp_path)
    yield made
    made.engine.dispose()


def a_round(site: Site, *languages: str) -> Round:
    return rounds.new(
        site.engine,
        team="Nord",
        area="",
        checklist_id=site.checklist.id,
        label="Efterår 2026",
        kind=RoundKind.INDIVIDUAL,
        languages=languages,
        now=NOW,
    )


def opened(site: Site, round_: Round, language: str) -> Page:
    return Page(site.phone().get(f"/s/{round_.token}?sprog={language}").text)


@pytest.mark.parametrize("language", ALL)
def test_the_follow_up_is_whole_in_the_language(site: Site, language: str) -> None:
    page = opened(site, a_round(site, *ALL), language)
    assert page.one("/html").get("lang") == language
    assert page.one("/html").get("dir") == ("rtl" if language == "ar" else None)
    danish = [one for one in page.all("//main//*[@lang='da']") if one.getparent().get("id") != "p-draft"]
    assert danish == []


@pytest.mark.parametrize("language", ALL)
def test_a_draft_that_no_translator_has_read_says_so(site: Site, language: str) -> None:
    page = opened(site, a_round(site, *ALL), language)
    assert bool(page.all("//*[@id='p-draft']")) == LANGUAGES[language].is_draft


@pytest.mark.parametrize("language", ["da", *ALL])
def test_the_page_fits_in_14_kb_in_every_language(site: Site, language: str) -> None:
    path = f"/s/{a_round(site, *ALL).token}?sprog={language}"
    assert len(site.phone().get(path, headers={"Accept-Encoding": "gzip"}).data) <= LIMIT


def test_a_language_that_the_round_does_not_allow_is_not_shown(site: Site) -> None:
    page = opened(site, a_round(site, "en"), "ar")
    assert page.one("/html").get("lang") == "da"
    assert [str(one.get("lang")) for one in page.all("//header//a")] == ["da", "en"]


def test_a_round_in_danish_alone_offers_no_languages(site: Site) -> None:
    assert not opened(site, site.round, "da").all("//header//a")


@pytest.mark.parametrize("language", ALL)
def test_answers_are_the_same_codes_whatever_the_language(site: Site, language: str) -> None:
    path = f"/s/{a_round(site, *ALL).token}?sprog={language}"
    answer = site.phone().post(path, data=fields(koordinator="delvist"))
    assert Page(answer.text).one("/html").get("lang") == language
    assert site.saved()[0].answers == {"koordinator": "delvist"}


def test_faults_are_told_in_the_language(site: Site) -> None:
    path = f"/s/{a_round(site, 'en').token}?sprog=en"
    page = Page(site.phone().post(path, data=fields(koordinator="måske")).text)
    assert "Correct this, and send again" in page.words()
    assert "1.1: Choose one of the answers on the list." in page.words()


def test_what_nobody_has_translated_stands_in_danish_and_is_marked(tmp_path: Path) -> None:
    untranslated = follow_up().model_copy(update={"version": "2"})
    site = a_site(tmp_path, untranslated)
    page = opened(site, a_round(site, "en"), "en")
    marked = [one.text for one in page.all("//legend//*[@lang='da']")]
    assert marked == [item.text for item in untranslated.items]
    assert page.all("//label/span")[0].text == "Yes"
    site.engine.dispose()


@pytest.mark.parametrize("checklist", built_in().values(), ids=lambda one: one.id)
@pytest.mark.parametrize("language", ALL)
def test_a_translation_asks_for_the_same_answers(checklist: object, language: str) -> None:
    found = next(one for one in built_in().values() if one == checklist)
    other = translated(found, language).checklist
    assert other.shape() == found.shape()
    assert other.numbers() == found.numbers()


@pytest.mark.parametrize("path", ["/", "/privatliv", "/was", "/findes-ikke"])
def test_the_pages_around_the_form_are_there_in_the_language(site: Site, path: str) -> None:
    page = Page(site.phone().get(f"{path}?sprog=uk").text)
    assert page.one("/html").get("lang") == "uk"
    assert not page.all("//main//*[@lang='da']")


def test_rounds_keep_their_languages(site: Site) -> None:
    made = a_round(site, "en", "uk")
    found = rounds.by_token(site.engine, made.token)
    assert found is not None
    assert found.languages == ("en", "uk")


def test_a_store_from_before_there_were_languages_is_opened(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    with site.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE rounds DROP COLUMN languages")
    site.engine.dispose()
    again = open_store(f"sqlite:///{site.database}")
    assert [one.languages for one in rounds.every(again)] == [()]
    again.dispose()


def test_languages_are_chosen_by_their_codes() -> None:
    assert chosen("en, ar,da,en") == ("en", "ar")
    assert chosen("") == ()
    with pytest.raises(UnknownLanguageError, match="Sproget xx findes ikke"):
        chosen("en,xx")


def test_a_translation_is_made_once() -> None:
    checklist = follow_up()
    library = Library({checklist.id: checklist})
    english = library.translated(checklist, "en")
    assert english.checklist.title == translated(checklist, "en").checklist.title != checklist.title
    assert library.translated(checklist, "en") is english
    assert library.translated(checklist, "uk") != english
    assert library.translated(checklist, "da").checklist is checklist
