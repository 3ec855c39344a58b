"""Who sees an overview: whoever has an open link, and nothing of it is kept anywhere."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.core.response import Team
from app.store import links
from app.web import assets
from tests.builders import NOW
from tests.overview.builders import a_checklist, a_status
from tests.web.screen.sites import Screen, a_round, a_screen, answer

CHECKLIST = a_checklist([a_status("a"), a_status("b")])


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = a_screen(tmp_path, CHECKLIST)
    a_round(made)
    yield made
    made.deployment.engine.dispose()


@pytest.fixture
def nord(screen: Screen) -> Team:
    return screen.team()


def end(screen: Screen, path: str) -> None:
    links.end(screen.deployment.engine, path.rsplit("/", 1)[-1], now=NOW)


def test_without_answers_the_page_says_what_to_do_next(screen: Screen, nord: Team) -> None:
    for path, heading in ((screen.link(nord), "Nord, Byen"), (screen.link(None), "Alle teams")):
        answer_ = screen.get(path)
        assert answer_.status_code == 200
        said = screen.words(path)
        assert heading in said
        assert "Her er ingen svar endnu. Åbn en måling, og giv deltagerne dens link eller QR-kode." in said


def test_a_team_without_answers_has_the_leaders_way_back(screen: Screen, nord: Team) -> None:
    leaders = screen.link(None)
    assert screen.page(f"{leaders}/{nord.id}").one("//header//a").get("href") == leaders


def test_an_ended_link_says_so(screen: Screen, nord: Team) -> None:
    path = screen.link(nord)
    end(screen, path)
    answer_ = screen.get(path)
    assert answer_.status_code == 410
    assert "Linket gælder ikke mere" in screen.words(path)
    assert "Nord" not in screen.words(path)
    assert screen.get(screen.link(nord)).status_code == 200


def test_the_leaders_ended_link_opens_no_team(screen: Screen, nord: Team) -> None:
    path = screen.link(None)
    end(screen, path)
    assert screen.get(f"{path}/{nord.id}").status_code == 410


def test_a_link_that_nobody_has_opens_nothing(screen: Screen, nord: Team) -> None:
    leaders = screen.link(None)
    for path in ("/overblik/findes-ikke", f"/overblik/findes-ikke/{nord.id}", f"{leaders}/findes-ikke"):
        assert screen.get(path).status_code == 404
        assert "Linket virker ikke" in screen.words(path)


def test_a_teams_link_opens_no_other_team(screen: Screen, nord: Team) -> None:
    other = a_round(screen, team="Syd").team
    for team in (nord, other):
        assert screen.get(f"{screen.link(nord)}/{team.id}").status_code == 404


def test_the_forms_token_is_no_link_to_the_overview(screen: Screen) -> None:
    assert screen.get(f"/overblik/{a_round(screen).token}").status_code == 404


def test_nothing_is_kept_and_only_our_own_styles_run(screen: Screen, nord: Team) -> None:
    answer(screen, a_round(screen), [{"a": "ja", "b": "nej"}] * 5)
    for path in (screen.link(nord), screen.link(None), "/overblik/findes-ikke"):
        headers = screen.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        for inline in re.findall(r"<style>(.*?)</style>", screen.page(path).text, re.DOTALL):
            assert b64encode(sha256(inline.encode()).digest()).decode() in policy


def test_a_phone_that_keeps_forms_keeps_no_overview() -> None:
    assert 'startsWith(origin+"/overblik/")' in assets.WORKER
