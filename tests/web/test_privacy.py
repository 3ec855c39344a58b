"""A CPR number reaches nothing; phones and e-mails are asked about; the privacy page says what is true."""

import logging
from pathlib import Path

import pytest

from app.config import Settings
from app.core.response import new_response_id
from app.store import teams
from tests.builders import Site, a_site, fields
from tests.core.checklists import a_checklist
from tests.web.pages import Page

NUMBER = "010190-1234"
DIGITS = (NUMBER.encode(), b"0101901234", b"010190")


def on_disk(site: Site) -> bytes:
    return b"".join(path.read_bytes() for path in site.database.parent.iterdir())


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("koordinator__uddybende", "koordinator.uddybende"),
        ("titel", "titel"),
        ("noter", "noter"),
        ("antal", "antal"),
        ("linjer__0__handling", "linjer.0.handling"),
    ],
)
def test_a_cpr_number_is_stopped_with_its_item_named_and_the_rest_kept(
    kinds: Site, caplog: pytest.LogCaptureFixture, name: str, where: str
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = {**fields(plan="ja", gruppe="ledere"), **fields(**{name: f"Se {NUMBER}"}), "_send": "alligevel"}
    answer = kinds.phone().post(kinds.link, data=sent)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.summary() == [where]
    assert "CPR-nummer" in page.by_id(f"{where}-f").text_content()
    assert page.one("//input[@name='plan'][@checked]").get("value") == "ja"
    assert not any(digits in answer.data for digits in DIGITS)
    assert not any(digits in on_disk(kinds) for digits in DIGITS)
    assert not any(digits.decode() in caplog.text for digits in DIGITS)
    assert kinds.saved() == []


def test_a_cpr_number_where_a_code_belongs_is_not_echoed(kinds: Site) -> None:
    sent = {**fields(plan=NUMBER, emner=NUMBER, id_=NUMBER, version=NUMBER), "_rolle": NUMBER, NUMBER: NUMBER}
    answer = kinds.phone().post(kinds.link, data=sent)
    assert NUMBER not in answer.text
    assert not any(digits in on_disk(kinds) for digits in DIGITS)


@pytest.mark.parametrize("text", ["Ring til 20 30 40 50", "Skriv til anna@example.dk"])
def test_a_phone_or_an_e_mail_warns_and_is_let_through_when_the_person_says_so(
    kinds: Site, text: str
) -> None:
    sent = fields(noter=text)
    warned = kinds.phone().post(kinds.link, data=sent)
    page = Page(warned.text)
    assert warned.status_code == 422
    assert page.summary() == ["noter"]
    button = page.one("//button[@class='send']")
    assert (button.text, button.get("name"), button.get("value")) == ("Send alligevel", "_send", "alligevel")
    assert page.by_id("noter").text == text
    assert kinds.saved() == []
    assert kinds.phone().post(kinds.link, data={**sent, "_send": "alligevel"}).status_code == 200
    assert kinds.saved()[0].answers["noter"] == text


def test_no_cookie_is_ever_set(kinds: Site) -> None:
    phone = kinds.phone()
    answers = [phone.get(path) for path in (kinds.link, "/", "/privatliv", "/was", "/sundhed", "/s/x", "/x")]
    answers += [phone.post(kinds.link, data=sent) for sent in (fields(), fields(plan="ja"))]
    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_neither_address_nor_browser_is_stored_or_logged(
    kinds: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kinds.phone().post(
        kinds.link,
        data=fields(plan="ja"),
        headers={"User-Agent": "Telefon/7", "X-Forwarded-For": "203.0.113.7"},
        environ_base={"REMOTE_ADDR": "198.51.100.9"},
    )
    for trace in (b"Telefon/7", b"203.0.113.7", b"198.51.100.9"):
        assert trace not in on_disk(kinds)
        assert trace.decode() not in caplog.text


def test_the_form_says_who_is_responsible_and_for_how_long(tmp_path: Path) -> None:
    settings = Settings.from_environ(
        {"FORANKRING_CONTROLLER": "Prøveby Kommune", "FORANKRING_RETENTION_MONTHS": "18"}
    )
    site = a_site(tmp_path, a_checklist(), settings=settings)
    words = Page(site.phone().get(site.link).text).words()
    assert "Ansvarlig: Prøveby Kommune." in words
    assert "Svarene gemmes i højst 18 måneder." in words
    assert "Skriv ikke navne eller CPR-numre." in words
    site.engine.dispose()


def test_the_privacy_page_comes_from_the_settings(tmp_path: Path) -> None:
    given = {
        "FORANKRING_CONTROLLER": "Prøveby <Kommune>",
        "FORANKRING_CONTACT": "Ring 12 34",
        "FORANKRING_DPO": "dpo@example.dk",
        "FORANKRING_PURPOSE": "At lære af det.",
        "FORANKRING_RECIPIENTS": "Kun koordinatoren.",
        "FORANKRING_RETENTION_MONTHS": "7",
    }
    site = a_site(tmp_path, settings=Settings.from_environ(given))
    words = Page(site.phone().get("/privatliv").text).words()
    for told in (*list(given.values())[:5], "højst 7 måneder", "Datatilsynet", "Ingen cookies"):
        assert told in words
    site.engine.dispose()


def test_a_controller_that_is_not_set_is_admitted(site: Site) -> None:
    words = Page(site.phone().get("/privatliv").text).words()
    assert "Den organisation, der gav dig linket, er dataansvarlig. Den har ikke skrevet sit navn" in words


def test_the_id_of_one_answer_tells_nothing_about_the_next(site: Site) -> None:
    ids = [Page(site.phone().get(site.link).text).response_id() for _ in range(2)]
    assert ids[0] != ids[1] != new_response_id()


GOOGLE = "https://docs.google.com/spreadsheets/d/1ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ/edit"


@pytest.mark.parametrize(
    ("spreadsheet", "said"),
    [(GOOGLE, "hos Google (Google Sheets)"), ("svar.xlsx", "organisationens eget drev")],
)
def test_google_is_named_where_it_is_used(tmp_path: Path, spreadsheet: str, said: str) -> None:
    settings = Settings.from_environ({"FORANKRING_SPREADSHEET": spreadsheet})
    site = a_site(tmp_path, settings=settings)
    for address in (site.link, "/privatliv"):
        assert said in " ".join(site.phone().get(address).text.split())


def test_a_team_with_a_spreadsheet_at_google_is_told_so_on_the_form(tmp_path: Path) -> None:
    site = a_site(tmp_path)
    teams.give_spreadsheet(site.engine, site.round.team, GOOGLE)
    assert "hos Google (Google Sheets)" in site.phone().get(site.link).text
