"""Whatever people do to a plan, in any order, between upkeeps and during them: their cells stay theirs."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typing_extensions import override

from app.core.scoring import Standing
from sheets.google import Access, GoogleWorkbook, Quota
from sheets.google.wire import Json
from tests.google_api import GoogleApi
from tests.sheets.handleplan.builders import DELVIST, JA, NEJ, TODAY, items
from tests.sheets.handleplan.desks import Desk, File, Online, Paper
from tests.sheets.handleplan.keeping import Watched
from tests.sheets.handleplan.person import NAMES, Step

_PLACE = st.integers(0, 20)
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), _PLACE, _PLACE, _PLACE), max_size=5)
STANDINGS = st.lists(st.sampled_from((JA, DELVIST, NEJ, None)), min_size=4, max_size=4)
ROUNDS = st.lists(st.tuples(STEPS, STANDINGS, st.integers(0, 40)), min_size=1, max_size=3)

_Round = tuple[list[Step], list[Standing | None], int]


def live(
    desk: Desk, rounds: list[_Round], meanwhile: Callable[[Callable[[], None]], None] | None = None
) -> None:
    """Let a person work at the desk between upkeeps, and do the last thing during one by `meanwhile`."""
    plan = Watched(desk)
    plan.keep(items(NEJ, DELVIST, JA, None), today=TODAY)
    today: date = TODAY
    for steps, standings, days in rounds:
        today += timedelta(days=days)
        for step in steps[:-1] if meanwhile else steps:
            plan.person.does(step)
        if meanwhile and steps:
            meanwhile(partial(plan.person.does, steps[-1], meanwhile=True))
        plan.keep(items(*standings), today=today)


@given(ROUNDS)
@settings(max_examples=200)
def test_on_paper(rounds: list[_Round]) -> None:
    live(Paper(), rounds)


@given(ROUNDS)
@settings(max_examples=8)
def test_in_a_file(rounds: list[_Round]) -> None:
    with TemporaryDirectory() as folder:
        live(File(Path(folder) / "plan.xlsx"), rounds)


class During(Access):
    """The real access; a person does what they wanted right before a call that writes."""

    acts: list[Callable[[], None]]

    @override
    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        while self.acts:
            self.acts.pop()()
        return super().write(path, params=params, json=json)


@pytest.fixture(scope="module")
def google(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GoogleApi]:
    with GoogleApi() as google, pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("noegle")
        patch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(google.key_file(folder)))
        yield google


def online(google: GoogleApi, access: Access) -> Online:
    key = google.create()
    return Online(GoogleWorkbook(access, key), google.people(key), google.spreadsheet(key))


def an_access(google: GoogleApi) -> During:
    made = During(Quota(reads=10**6, writes=10**6, project_calls=10**6), elsewhere=google.url)
    made.acts = []
    return made


@given(ROUNDS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_at_google(google: GoogleApi, rounds: list[_Round]) -> None:
    live(online(google, an_access(google)), rounds)


@given(ROUNDS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_at_google_while_it_is_kept_up(google: GoogleApi, rounds: list[_Round]) -> None:
    access = an_access(google)
    live(online(google, access), rounds, access.acts.append)
