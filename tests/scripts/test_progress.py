"""How far long work is: shown where somebody looks, and told in the order that it is done."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from app.deployment import Deployment
from app.store.responses import Responses
from scripts.progress import showing
from sheets.counting import Source, count
from sheets.publishing import publish
from sheets.reports import reports
from tests.delivering import deliver_and_leave
from tests.store.builders import NOW, a_response, a_round


@pytest.mark.parametrize(("is_terminal", "told"), [(True, True), (False, False)])
def test_a_terminal_sees_what_is_done_and_a_file_does_not(*, is_terminal: bool, told: bool) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=is_terminal, width=80)
    with showing(console) as tell:
        for done in range(4):
            tell("Læser faner", done, 3)
    assert ("Læser faner" in screen.getvalue()) is told
    assert ("3/3" in screen.getvalue()) is told


def test_reading_counting_and_writing_are_told_in_turn(deployment: Deployment) -> None:
    round_ = a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej")
    Responses(deployment.engine).save(a_response(round_), spreadsheet="svar", now=NOW)
    deliver_and_leave(deployment)
    told: list[tuple[str, int, int]] = []
    (report,) = reports(deployment)
    counted = count(deployment, report, Source.WORKBOOK, tell=lambda *one: told.append(one))
    publish(deployment, counted, report, now=NOW, tell=lambda *one: told.append(one))
    kinds = list(dict.fromkeys(what for what, _, _ in told))
    assert kinds == ["Læser faner", "Tæller svar", "Skriver faner"]
    for what in ("Læser faner", "Skriver faner"):
        steps = [(done, of) for name, done, of in told if name == what]
        assert steps == [(done, steps[-1][1]) for done in range(steps[-1][1] + 1)]
    assert Path(deployment.settings.spreadsheet).exists()
