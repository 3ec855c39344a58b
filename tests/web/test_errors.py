"""What goes wrong is told in plain Danish, with what to do, and never holds what was typed in a log."""

import string
from datetime import datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.answers import field_names
from app.store import rounds
from app.web.submission import MOST_BYTES
from tests.builders import NOW, Site, a_site, fields
from tests.core.checklists import a_checklist
from tests.web.pages import Page


def test_an_unknown_link_says_so(site: Site) -> None:
    for answer in (site.phone().get("/s/findes-ikke"), site.phone().post("/s/findes-ikke", data=fields())):
        assert answer.status_code == 404
        assert "Linket virker ikke" in answer.text


def test_an_unknown_page_says_so(site: Site) -> None:
    answer = site.phone().get("/nogetandet")
    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_wrong_method_says_so(site: Site, method: str) -> None:
    answer = site.phone().open(site.link, method=method)
    assert answer.status_code == 405
    assert "Siden kan ikke bruges på den måde" in answer.text
    assert "POST" in answer.headers["Allow"]


def test_a_closed_round_says_so(site: Site) -> None:
    rounds.close(site.engine, site.round.id, now=NOW)
    answer = site.phone().get(site.link)
    assert answer.status_code == 410
    assert "Målingen er lukket" in answer.text
    assert not Page(answer.text).all("//form")


def test_a_reopened_round_has_its_form_again(site: Site) -> None:
    site.phone().get(site.link)
    rounds.close(site.engine, site.round.id, now=NOW)
    site.phone().get(site.link)
    rounds.reopen(site.engine, site.round.id)
    assert site.phone().get(site.link).status_code == 200


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_too_large_a_body_says_so(site: Site, content_type: str) -> None:
    sent = fields(koordinator__uddybende="x" * MOST_BYTES)
    answer = site.phone().post(site.link, data=sent, content_type=content_type)
    assert answer.status_code == 413
    assert "Der er skrevet for meget" in answer.text
    assert site.saved() == []


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_too_many_fields_say_so(site: Site, content_type: str) -> None:
    sent = {f"x{number}": "" for number in range(1100)}
    assert site.phone().post(site.link, data=sent, content_type=content_type).status_code == 413


FORM = "application/x-www-form-urlencoded"


def test_a_body_that_is_cut_off_is_no_answer(site: Site) -> None:
    sent = urlencode(fields(koordinator="ja")).encode()
    cut = {"CONTENT_LENGTH": str(len(sent) + 20)}
    answer = site.phone().post(site.link, data=sent, content_type=FORM, environ_overrides=cut)
    assert answer.status_code == 400
    assert site.saved() == []


def test_a_body_of_untold_length_is_never_stored_in_part(site: Site) -> None:
    sent = urlencode(fields(koordinator="ja", x="x" * MOST_BYTES, koordinator__uddybende="Vigtigt")).encode()
    pieces = {"wsgi.input": BytesIO(sent), "wsgi.input_terminated": True}
    answer = site.phone().post(
        site.link, content_type=FORM, headers={"Transfer-Encoding": "chunked"}, environ_overrides=pieces
    )
    assert answer.status_code == 413
    assert site.saved() == []


def test_a_body_of_untold_length_is_read_to_its_end(site: Site) -> None:
    pieces = {
        "wsgi.input": BytesIO(urlencode(fields(koordinator="ja")).encode()),
        "wsgi.input_terminated": True,
    }
    answer = site.phone().post(
        site.link, content_type=FORM, headers={"Transfer-Encoding": "chunked"}, environ_overrides=pieces
    )
    assert answer.status_code == 200
    assert len(site.saved()) == 1


def test_a_store_that_fails_says_that_nothing_is_saved_and_keeps_the_input(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with site.engine.begin() as connection:
        connection.execute(text("DROP TABLE outbox"))
    sent = fields(koordinator="ja", koordinator__uddybende="Hemmeligt")
    answer = site.phone().post(site.link, data=sent)
    page = Page(answer.text)
    assert answer.status_code == 503
    assert "Svaret er IKKE gemt" in page.words()
    assert page.by_id("koordinator.uddybende").text == "Hemmeligt"
    assert page.response_id() == sent["_id"]
    assert "OperationalError" in caplog.text
    assert "Hemmeligt" not in caplog.text
    assert site.saved() == []


def test_a_store_that_cannot_be_read_says_so(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with site.engine.begin() as connection:
        connection.execute(text("ALTER TABLE rounds RENAME TO gone"))
    answer = site.phone().post(site.link, data=fields(koordinator="ja"))
    assert answer.status_code == 503
    assert "er det IKKE gemt" in answer.text
    assert site.round.token not in caplog.text


def test_a_fault_of_ours_says_so_and_logs_where_but_not_what(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    typed = "Hemmeligt"

    def broken_clock() -> datetime:
        raise ArithmeticError(typed)

    site = a_site(tmp_path, clock=broken_clock)
    answer = site.phone().post(site.link, data=fields(koordinator="ja"))
    assert answer.status_code == 500
    assert "Der er sket en fejl hos os" in answer.text
    assert "ArithmeticError" in caplog.text
    assert "broken_clock" in caplog.text
    assert typed not in caplog.text
    site.engine.dispose()


def test_a_checklist_that_is_switched_off_says_so(tmp_path: Path) -> None:
    site = a_site(tmp_path, a_checklist().model_copy(update={"separate": True}), separate=False)
    for answer in (site.phone().get(site.link), site.phone().post(site.link, data=fields(plan="ja"))):
        assert answer.status_code == 404
        assert "Skemaet er slået fra" in answer.text
    assert site.saved() == []
    site.engine.dispose()


def test_machines_are_answered_in_plain_text(site: Site) -> None:
    assert site.phone().get("/sundhed").text == "ok"
    assert site.phone().get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


NAMES = [name for item in a_checklist().items for name in field_names(item)]
NAMES += ["_id", "_version", "_rolle", "_send", "_flere"]
WEIRD = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        ["ja", "nej", "1", "linjer", "alligevel", "", "\x00", "\ud800", "9" * 400, "1e999", "-0", "٣"]
    ),
    st.text(alphabet=string.digits + "-. /", max_size=20),
)


@pytest.fixture(scope="module")
def any_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return a_site(tmp_path_factory.mktemp("any"), a_checklist(), roles=("Leder", "Medarbejder"))


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sent=st.lists(st.tuples(st.one_of(st.sampled_from(NAMES), st.text(max_size=20)), WEIRD), max_size=40),
    known=st.booleans(),
)
def test_any_form_is_stored_or_answered_with_a_named_fault(
    any_site: Site, sent: list[tuple[str, str]], *, known: bool
) -> None:
    data: dict[str, list[str]] = {"_version": ["1"], "_rolle": ["Leder"]} if known else {}
    for name, value in sent:
        data.setdefault(name.encode("utf-8", "replace").decode(), []).append(
            value.encode("utf-8", "replace").decode()
        )
    before = len(any_site.saved())
    answer = any_site.phone().post(any_site.link, data=data)
    page = Page(answer.text)
    if answer.status_code == 200 and not page.all("//form"):
        assert len(any_site.saved()) - before in (0, 1)
        assert "Gemt" in page.words()
    elif answer.status_code == 200:
        assert any(data["_flere"])
    else:
        assert answer.status_code in (409, 422)
        assert page.by_id("fejl-1").text_content()
        for id_ in page.summary():
            page.by_id(id_)
        assert len(any_site.saved()) == before
