"""`forankring verify`: what people changed is told by ids, and what they deleted comes back if asked."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from app.deployment import Deployment
from app.store import batches, outbox
from app.store.responses import Responses
from scripts.danish import run
from scripts.verify import command
from tests.delivering import deliver, deliver_and_leave
from tests.store.builders import NOW, a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"
KOORDINATOR = 9  # its column in a new tab


@pytest.fixture
def ids(deployment: Deployment) -> list[str]:
    """Six individual answers of one team, delivered: their rows stand in this order from row 2 down."""
    found = answer(deployment, times=6)
    deliver_and_leave(deployment)
    return found


def answer(deployment: Deployment, *, times: int = 1, spreadsheet: str = "svar") -> list[str]:
    round_ = a_round(deployment.engine, checklist_id=CHECKLIST)
    found = [a_response(round_) for _ in range(times)]
    for one in found:
        Responses(deployment.engine).save(one, spreadsheet=spreadsheet, now=NOW)
    return sorted(one.id for one in found)


def delete(deployment: Deployment, *rows: int) -> None:
    book = openpyxl.load_workbook(deployment.settings.spreadsheet)
    for row in sorted(rows, reverse=True):
        book.worksheets[0].delete_rows(row)
    book.save(deployment.settings.spreadsheet)


def there(deployment: Deployment) -> list[str]:
    """Return the ids as they stand, sorted."""
    tab = openpyxl.load_workbook(deployment.settings.spreadsheet).worksheets[0]
    return sorted(str(tab.cell(row, 1).value) for row in range(2, tab.max_row + 1))


def reply(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let a person at the keyboard write this."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.usefixtures("ids")
def test_all_stands_as_delivered(deployment: Deployment, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, []) == 0
    said = capsys.readouterr().out
    assert deployment.settings.spreadsheet in said
    assert "Alt står, som det blev leveret." in said
    assert "--repair" not in said


def test_what_only_waits_is_told_and_is_no_fault(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    (id_,) = answer(deployment)
    assert run(command, []) == 0
    said = capsys.readouterr().out
    assert "1 svar er ikke leveret endnu." in said
    assert id_ in said


def test_every_change_is_told_by_id_and_never_by_what_it_says(
    deployment: Deployment, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(deployment.settings.spreadsheet)
    tab = book.worksheets[0]
    tab.cell(3, KOORDINATOR).value = "Nej"
    tab.append([cell.value for cell in tab[4]])
    tab.append(["Jens Hansen"])
    tab.delete_rows(2)
    book.save(deployment.settings.spreadsheet)
    assert run(command, []) == 1
    said = capsys.readouterr().out
    assert f"1 svar er slettet fra fanen.\n    {ids[0]}\n" in said
    assert f"1 svar er rettet (rettede felter: 1).\n    {ids[1]}\n" in said
    assert f"1 svar står mere end én gang. Det første tæller.\n    {ids[2]}\n" in said
    assert "1 svar er skrevet ind i hånden.\n    andet\n" in said
    assert "Slet selv de rækker, der er for mange" in said
    assert "'forankring verify --repair'" in said
    assert not [word for word in ("Jens", "barsel", "Nej") if word in said]


def test_all_is_told_to_a_program(
    deployment: Deployment, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    delete(deployment, 2, 3)
    assert run(command, ["--json"]) == 1
    (facts,) = json.loads(capsys.readouterr().out)
    assert (facts["spreadsheet"], facts["as_delivered"], facts["fault"]) == ("svar", False, None)
    (checklist,) = facts["checklists"]
    assert (checklist["checklist_id"], checklist["missing"]) == (CHECKLIST, ids[:2])
    assert checklist["title"] == deployment.library.current(CHECKLIST).title


def test_only_the_first_ten_of_many_are_named(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = answer(deployment, times=12)
    run(command, [])
    said = capsys.readouterr().out
    assert ids[9] in said
    assert ids[10] not in said
    assert "... og 2 mere" in said


@pytest.mark.parametrize("text", ["\n", "n\n", "nej\n", "y\n"])
def test_a_deleted_row_stays_deleted_unless_a_person_says_yes(
    text: str,
    deployment: Deployment,
    ids: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    delete(deployment, 2)
    reply(monkeypatch, text)
    assert run(command, ["--repair"]) == 1
    said = capsys.readouterr().out
    assert "Denne række er slettet af nogen:" in said
    assert "Skal den lægges ind igen? [j/N]" in said
    assert "Leveringen" not in said
    deliver(deployment)
    assert there(deployment) == ids[1:]


def test_a_person_who_leaves_has_said_no(
    deployment: Deployment, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    delete(deployment, 2)
    reply(monkeypatch, "")
    assert run(command, ["--repair"]) == 1
    deliver(deployment)
    assert there(deployment) == ids[1:]


@pytest.mark.parametrize("text", ["j\n", " Ja \n"])
def test_deleted_rows_come_back_when_a_person_says_yes(
    text: str,
    deployment: Deployment,
    ids: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    delete(deployment, 2, 3, 5)
    reply(monkeypatch, text)
    assert run(command, ["--repair"]) == 1
    said = capsys.readouterr().out
    title = deployment.library.current(CHECKLIST).title
    assert "Disse 3 rækker er slettet af nogen:" in said
    assert f"{ids[0]}  Nord · {title} · Efterår 2026" in said
    assert "Leveringen lægger 3 svar ind igen.\nLeveringen kører ikke. Start den med" in said
    deliver_and_leave(deployment)
    assert there(deployment) == ids
    assert run(command, []) == 0


def test_yes_may_be_said_beforehand(
    deployment: Deployment, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    delete(deployment, 2)
    deliver(deployment)  # somebody delivers
    assert run(command, ["--repair", "--yes", "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)[0]["checklists"][0]["missing"] == ids[:1]
    assert said.err == "Leveringen lægger 1 svar ind igen.\n"


def test_a_program_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--repair", "--json"]) == 2
    assert "Skriv også --yes" in capsys.readouterr().err


def test_what_was_put_aside_is_told_and_tried_again(
    deployment: Deployment, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (bad,) = answer(deployment)
    frozen = batches.freeze(deployment.engine, "svar", latest=None, limit=1)
    assert frozen is not None
    batches.put_aside(deployment.engine, "svar", batch=frozen.number, reason="Teksten er for lang.", now=NOW)
    assert run(command, ["--repair"]) == 1
    said = capsys.readouterr().out
    assert f"{bad}: Teksten er for lang." in said
    assert "Leveringen lægger 1 svar ind igen." in said
    deliver(deployment)
    assert there(deployment) == sorted([*ids, bad])


def test_what_went_astray_is_told_and_brought(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    (id_,) = answer(deployment, spreadsheet="team-xyz")
    assert run(command, ["--repair"]) == 1
    assert "Det er ikke i brug længere, men 1 svar venter på det." in capsys.readouterr().out
    deliver(deployment)
    assert there(deployment) == [id_]


def test_data_about_single_persons_waits_for_its_own_spreadsheet(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(deployment, spreadsheet="individdata")
    assert run(command, ["--repair", "--yes"]) == 1
    assert "Sæt dets adresse i FORANKRING_INDIVIDDATA_SPREADSHEET igen." in capsys.readouterr().out
    assert outbox.count_waiting(deployment.engine, "individdata") == 1


def test_a_tab_without_ids_is_told_and_nothing_is_sent_again(
    deployment: Deployment, ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(deployment.settings.spreadsheet)
    book.worksheets[0].delete_cols(1)
    book.save(deployment.settings.spreadsheet)
    assert run(command, ["--repair", "--yes"]) == 1
    said = capsys.readouterr().out
    assert "Kolonnen Svar-id er slettet" in said
    assert "Leveringen lægger" not in said
    assert not [id_ for id_ in ids if id_ in said]


def test_a_workbook_that_cannot_be_read_is_told(
    deployment: Deployment, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(deployment.settings.spreadsheet).write_bytes(b"dette er ikke et regneark")
    assert run(command, ["--repair"]) == 1
    assert "Det kan ikke læses. " in capsys.readouterr().out
