"""Delivery: every response in the workbook exactly once, whatever stops us."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.core.response import Response, Round, RoundKind, new_response_id, rounded
from app.deployment import Deployment, open_deployment
from app.store import leases, outbox, rounds
from app.store.responses import Responses
from sheets.answers import answers_tab
from sheets.delivery import Courier
from sheets.excel import ExcelWorkbook
from sheets.handleplan.columns import TAB as PLAN
from sheets.log import LOG
from sheets.workbook import Batch, Row, Upkeep, WorkbookError
from tests.sheets.samples import a_page

CHECKLIST = "opfoelgningsvaerktoej"
NOW = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
KILLS = int(os.environ.get("KILLS", "30"))


@pytest.fixture
def deployment(tmp_path: Path) -> Deployment:
    return open_deployment(environment(tmp_path))


def environment(folder: Path) -> dict[str, str]:
    return {
        "FORANKRING_DATABASE_URL": f"sqlite:///{folder}/forankring.db",
        "FORANKRING_SPREADSHEET": str(folder / "forankring.xlsx"),
        "FORANKRING_LINGER_SECONDS": "0",
    }


def a_round(deployment: Deployment) -> Round:
    return rounds.new(
        deployment.engine,
        team="Nord",
        area="Skovparken",
        checklist_id=CHECKLIST,
        label="Efterår 2026",
        kind=RoundKind.INDIVIDUAL,
        now=NOW,
    )


def answer(
    deployment: Deployment, round_: Round, *, times: int = 1, saves: Responses | None = None
) -> list[str]:
    """Store responses and return their ids."""
    saves = saves or Responses(deployment.engine)
    ids = [new_response_id() for _ in range(times)]
    for id_ in ids:
        response = Response(
            id_, round_.id, "1", "", {"koordinator": "delvist"}, {}, rounded(NOW, round_.kind)
        )
        saves.save(response, spreadsheet="svar", now=NOW)
    return ids


def rows(deployment: Deployment) -> Counter[str]:
    """Return how often each response id stands in the workbook."""
    workbook = ExcelWorkbook(Path(deployment.settings.spreadsheet))
    table = workbook.read(answers_tab(deployment.library.current(CHECKLIST)))
    return Counter(str(row["svar-id"]) for row in table.rows) if table else Counter()


def courier(deployment: Deployment) -> Courier:
    workbook = ExcelWorkbook(Path(deployment.settings.spreadsheet))
    return Courier(deployment.engine, deployment.library, "svar", [workbook])


def test_what_waits_becomes_rows(deployment: Deployment) -> None:
    ids = answer(deployment, a_round(deployment), times=3)
    courier(deployment).step()
    assert rows(deployment) == Counter(ids)
    assert outbox.count_waiting(deployment.engine, "svar") == 0


def test_a_row_that_a_person_deleted_does_not_come_back(deployment: Deployment) -> None:
    round_ = a_round(deployment)
    answer(deployment, round_, times=2)
    carrier = courier(deployment)
    carrier.step()
    path = Path(deployment.settings.spreadsheet)
    gone = delete_last_row(path)
    (late,) = answer(deployment, round_)
    carrier.step()
    assert gone not in rows(deployment)
    assert late in rows(deployment)


def test_a_row_that_a_person_deleted_does_not_come_back_when_every_name_is_lost(
    deployment: Deployment,
) -> None:
    round_ = a_round(deployment)
    answer(deployment, round_, times=3)
    carrier = courier(deployment)
    carrier.step()
    path = Path(deployment.settings.spreadsheet)
    gone = delete_last_row(path)
    book = load_workbook(path)
    book.defined_names.clear()
    book.save(path)
    (late,) = answer(deployment, round_)
    carrier.step()
    assert gone not in rows(deployment)
    assert late in rows(deployment)
    assert set(rows(deployment).values()) == {1}


def test_an_older_copy_put_back_gets_what_it_lost(deployment: Deployment, tmp_path: Path) -> None:
    round_ = a_round(deployment)
    carrier = courier(deployment)
    early = answer(deployment, round_, times=2)
    carrier.step()
    path = Path(deployment.settings.spreadsheet)
    shutil.copy(path, tmp_path / "kopi.xlsx")
    late = answer(deployment, round_, times=2)
    carrier.step()
    shutil.copy(tmp_path / "kopi.xlsx", path)
    (last,) = answer(deployment, round_)
    carrier.step()
    assert rows(deployment) == Counter([*early, *late, last])


def test_an_older_copy_put_back_at_the_wrong_moment_takes_nothing(
    deployment: Deployment,
) -> None:
    answer(deployment, a_round(deployment))
    workbook = ExcelWorkbook(Path(deployment.settings.spreadsheet))
    courier(deployment).step()
    tab = answers_tab(deployment.library.current(CHECKLIST))
    with pytest.raises(WorkbookError) as caught:
        workbook.append(Batch(7, [(tab, [Row("a" * 20, {})])], after=6))
    assert not caught.value.permanent
    assert workbook.latest_batch() == 1


def test_a_workbook_that_was_removed_is_made_again_with_everything(deployment: Deployment) -> None:
    round_ = a_round(deployment)
    carrier = courier(deployment)
    early = answer(deployment, round_, times=2)
    carrier.step()
    Path(deployment.settings.spreadsheet).unlink()
    late = answer(deployment, round_)
    carrier.step()
    assert rows(deployment) == Counter([*early, *late])


def test_a_workbook_that_was_removed_is_made_again_though_the_overview_comes_first(
    deployment: Deployment,
) -> None:
    early = answer(deployment, a_round(deployment), times=2)
    carrier = courier(deployment)
    carrier.step()
    path = Path(deployment.settings.spreadsheet)
    path.unlink()
    workbook = ExcelWorkbook(path)
    workbook.keep(PLAN, lambda _lines: Upkeep(()))
    workbook.write_pages([a_page()])
    carrier.step()
    carrier.step()
    assert rows(deployment) == Counter(early)


def test_a_workbook_that_is_open_elsewhere_is_waited_for(
    deployment: Deployment, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ids = answer(deployment, a_round(deployment))
    lock = tmp_path / "~$forankring.xlsx"
    lock.touch()
    carrier = courier(deployment)
    assert carrier.step() >= 1
    (standing,) = outbox.standing(deployment.engine, ["svar"])
    assert standing.count == 1
    assert standing.fault is not None
    assert "åben" in standing.fault
    assert "delvist" not in caplog.text.lower()
    lock.unlink()
    carrier.step()
    assert rows(deployment) == Counter(ids)
    assert outbox.standing(deployment.engine, ["svar"])[0].fault is None


def test_only_the_one_with_the_lease_writes(deployment: Deployment) -> None:
    answer(deployment, a_round(deployment))
    now = datetime.now(UTC)
    assert leases.take(
        deployment.engine, "svar", holder="andetsted:1:x", now=now, length=timedelta(seconds=15)
    )
    courier(deployment).step()
    assert outbox.count_waiting(deployment.engine, "svar") == 1


def test_answers_to_two_versions_share_a_tab(tmp_path: Path) -> None:
    own = tmp_path / "skemaer"
    own.mkdir()
    definition = (
        'id = "vores"\ntitle = "Vores skema"\nversion = "{version}"\nwording = "own"\nsource = "Vores."\n'
        'intro = "Prøve."\n[[part]]\ntitle = "Del"\n[[part.section]]\nid = "a"\ntitle = "Afsnit"\n'
        '[[part.section.item]]\nkind = "yesno"\nid = "{item}"\ntext = "{item}?"\n'
    )
    settings = {**environment(tmp_path), "FORANKRING_CHECKLISTS": str(own)}
    for version, item in (("1", "gammelt"), ("2", "nyt")):
        (own / "vores.toml").write_text(definition.format(version=version, item=item), encoding="utf-8")
        newer = open_deployment(settings)
        round_ = rounds.new(
            newer.engine,
            team="Nord",
            area="",
            checklist_id="vores",
            label=version,
            kind=RoundKind.JOINT,
            now=NOW,
        )
        response = Response(
            new_response_id(), round_.id, version, "", {item: "ja"}, {}, rounded(NOW, round_.kind)
        )
        Responses(newer.engine).save(response, spreadsheet="svar", now=NOW)
    courier(newer).step()
    newest, oldest = (newer.library.version("vores", version) for version in ("2", "1"))
    assert newest is not None
    assert oldest is not None
    table = ExcelWorkbook(Path(newer.settings.spreadsheet)).read(answers_tab(newest, oldest))
    assert table is not None
    assert [(row.get("gammelt"), row.get("nyt")) for row in table.rows] in (
        [("Ja", None), (None, "Ja")],
        [(None, "Ja"), ("Ja", None)],
    )


def test_what_happened_stands_in_the_log(deployment: Deployment, tmp_path: Path) -> None:
    answer(deployment, a_round(deployment))
    lock = tmp_path / "~$forankring.xlsx"
    lock.touch()
    carrier = courier(deployment)
    carrier.step()
    lock.unlink()
    carrier.step()
    table = ExcelWorkbook(Path(deployment.settings.spreadsheet)).read(LOG)
    assert table is not None
    (row,) = table.rows
    assert str(row["log-tekst"]).startswith("Leveringen stod stille fra")
    assert "Luk filen" in str(row["log-goer"])
    assert (row["log-venter"], row["log-aeldste"]) == (1, date(2026, 11, 23))


def delete_last_row(path: Path) -> str:
    """Delete the last row as a person would, and return its response id."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    gone = str(sheet.cell(sheet.max_row, 1).value)
    sheet.delete_rows(sheet.max_row)
    book.save(path)
    return gone


def test_a_delivery_killed_at_any_moment_loses_and_doubles_nothing(
    deployment: Deployment, tmp_path: Path
) -> None:
    round_ = a_round(deployment)
    wanted: list[str] = []
    chance = random.Random(7)
    saves = Responses(deployment.engine)
    command = [sys.executable, "-m", "scripts.deliver"]
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, env={**os.environ, **environment(tmp_path)}, stderr=subprocess.DEVNULL
        )
        for _ in range(4):
            wanted += answer(deployment, round_, times=3, saves=saves)
            time.sleep(chance.uniform(0.05, 0.3))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if Path(deployment.settings.spreadsheet).exists():
            assert max(rows(deployment).values(), default=0) <= 1
    courier(deployment).step()
    assert rows(deployment) == Counter(wanted)
    assert outbox.count_waiting(deployment.engine, "svar") == 0
