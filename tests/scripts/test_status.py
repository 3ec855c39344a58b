"""`forankring status`: how many wait, since when, why and what to do."""

import json

import pytest

from app.deployment import Deployment
from app.store import leases, outbox
from app.store.responses import Responses
from scripts.danish import run
from scripts.status import command
from tests.delivering import deliver
from tests.store.builders import NOW, a_response, a_round


def an_answer_waits(deployment: Deployment) -> None:
    round_ = a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej")
    Responses(deployment.engine).save(a_response(round_), spreadsheet="svar", now=NOW)


def test_all_is_well(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    an_answer_waits(deployment)
    deliver(deployment)
    assert run(command, []) == 0
    said = capsys.readouterr().out
    assert "Åbne målinger: 1" in said
    assert "Venter: ingen. Alle svar står i regnearket." in said
    assert "Leveringen kører ikke" not in said


def test_a_delivery_that_does_not_run_is_told(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    an_answer_waits(deployment)
    run(command, [])
    said = capsys.readouterr().out
    assert "Venter: 1 svar, det ældste siden 23-11-2026 17:05" in said
    assert "Leveringen kører ikke. Start den med 'forankring serve' eller 'forankring deliver'." in said


def test_what_stands_in_the_way_is_told(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    an_answer_waits(deployment)
    leases.take(deployment.engine, "svar", holder="en", now=NOW, length=NOW - NOW)
    outbox.mark_fault(deployment.engine, "svar", fault="Filen er åben et andet sted. Luk den.", now=NOW)
    run(command, [])
    assert "Årsag (siden 23-11-2026 17:05): Filen er åben et andet sted. Luk den." in capsys.readouterr().out
    run(command, ["--json"])
    (facts,) = json.loads(capsys.readouterr().out)
    assert (facts["count"], facts["fault"]) == (1, "Filen er åben et andet sted. Luk den.")
