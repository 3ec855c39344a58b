"""What people did to a workbook is found and told by ids alone; what they deleted comes back if asked."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from app.core.response import RoundKind
from app.deployment import Deployment, open_deployment, team_spreadsheet_name
from app.overview.comparison import Difference
from app.store import batches, outbox, teams
from app.store.responses import Responses
from sheets.answers import answers_tab
from sheets.excel import ExcelWorkbook
from sheets.verification import NO_ID, Row, Verified, send_missing, take_in, verify
from tests.delivering import deliver_and_leave
from tests.store.builders import NOW, a_response, a_round

CHECKLIST = "opfoelgningsvaerktoej"
ID, TEAM, KOORDINATOR, COMMENT = 1, 4, 9, 10  # columns of a new tab


def settings(folder: Path, **more: str) -> dict[str, str]:
    return {
        "FORANKRING_DATABASE_URL": f"sqlite:///{folder}/forankring.db",
        "FORANKRING_SPREADSHEET": str(folder / "forankring.xlsx"),
        **more,
    }


@pytest.fixture
def deployment(tmp_path: Path) -> Deployment:
    return open_deployment(settings(tmp_path))


def answer(
    deployment: Deployment, *, times: int = 1, spreadsheet: str = "svar", team: str = "Nord"
) -> list[str]:
    """Store responses and return their ids, sorted."""
    made = a_round(deployment.engine, checklist_id=CHECKLIST, team=team)
    found = [a_response(made) for _ in range(times)]
    for one in found:
        Responses(deployment.engine).save(one, spreadsheet=spreadsheet, now=NOW)
    return sorted(one.id for one in found)


def delivered(deployment: Deployment, *, times: int = 6) -> list[str]:
    """Return the ids of responses that stand in the workbook from row 2 down."""
    ids = answer(deployment, times=times)
    deliver_and_leave(deployment)
    return ids


@contextmanager
def person(path: str) -> Iterator[Worksheet]:
    """Let a person edit the first tab and save the file."""
    book = openpyxl.load_workbook(path)
    yield book.worksheets[0]
    book.save(path)


def the_one(deployment: Deployment) -> Verified:
    (found,) = verify(deployment)
    return found


def ids_in(deployment: Deployment, path: str) -> Counter[str]:
    table = ExcelWorkbook(Path(path)).read(answers_tab(deployment.library.current(CHECKLIST)))
    return Counter(str(row.get("svar-id")) for row in table.rows) if table else Counter()


def test_a_workbook_that_nobody_touched_is_as_delivered(deployment: Deployment) -> None:
    delivered(deployment)
    joint = a_round(
        deployment.engine,
        team="Syd",
        area="",
        checklist_id=CHECKLIST,
        label="Forår 2027",
        kind=RoundKind.JOINT,
    )
    Responses(deployment.engine).save(a_response(joint), spreadsheet="svar", now=NOW)
    deliver_and_leave(deployment)
    found = the_one(deployment)
    assert found.differences == []
    assert found.is_as_delivered


def test_what_people_did_is_told_by_ids(deployment: Deployment) -> None:
    ids = delivered(deployment)
    with person(deployment.settings.spreadsheet) as tab:
        tab.cell(3, KOORDINATOR).value = "Nej"
        tab.cell(3, COMMENT).value = "En helt anden grund"
        tab.cell(4, TEAM).value = "Syd"
        tab.cell(5, TEAM).value = None
        tab.append([cell.value for cell in tab[6]])
        tab.append([None, None, "Skovparken", "Nord", "Efterår 2026", None, "Individuelt", "1", "Ja"])
        tab.append(
            ["Jens Hansen", None, "Skovparken", "Nord", "Efterår 2026", None, "Individuelt", "1", "Ja"]
        )
        tab.delete_rows(2)
    found = the_one(deployment)
    assert found.differences == [
        Difference(
            CHECKLIST,
            missing=(ids[0],),
            extra=(NO_ID, "uden-id-7"),
            double=(ids[4],),
            moved=(ids[2],),
            edited={ids[1]: 2},
            unreadable=(ids[3],),
        )
    ]
    title = deployment.library.current(CHECKLIST).title
    assert found.missing == [Row(ids[0], "Nord", title, "Efterår 2026")]
    assert not found.is_as_delivered
    assert "Jens" not in repr(found)


def test_what_is_missing_comes_back_once_and_the_rest_stays_as_people_left_it(deployment: Deployment) -> None:
    ids = delivered(deployment)
    with person(deployment.settings.spreadsheet) as tab:
        tab.cell(4, KOORDINATOR).value = "Nej"
        tab.delete_rows(2, 2)
    assert send_missing(deployment, the_one(deployment), now=datetime.now(UTC)) == 2
    waiting = the_one(deployment)
    assert waiting.differences == [Difference(CHECKLIST, edited={ids[2]: 1}, waiting=tuple(ids[:2]))]
    deliver_and_leave(deployment)
    assert ids_in(deployment, deployment.settings.spreadsheet) == Counter(ids)
    assert the_one(deployment).differences == [Difference(CHECKLIST, edited={ids[2]: 1})]


def test_a_row_that_was_put_back_meanwhile_is_not_sent_beside_itself(
    deployment: Deployment, tmp_path: Path
) -> None:
    ids = delivered(deployment)
    shutil.copy(deployment.settings.spreadsheet, tmp_path / "kopi.xlsx")
    with person(deployment.settings.spreadsheet) as tab:
        tab.delete_rows(2, 2)
    found = the_one(deployment)
    assert len(found.missing) == 2
    shutil.copy(tmp_path / "kopi.xlsx", deployment.settings.spreadsheet)
    with person(deployment.settings.spreadsheet) as tab:
        tab.delete_rows(2)
    assert send_missing(deployment, found, now=NOW) == 1
    assert outbox.waiting_ids(deployment.engine, "svar") == [ids[0]]
    assert send_missing(deployment, the_one(deployment), now=NOW) == 0


def test_nothing_is_sent_to_a_spreadsheet_that_was_given_up_meanwhile(
    deployment: Deployment, tmp_path: Path
) -> None:
    team = a_round(deployment.engine).team
    name = team_spreadsheet_name(team)
    teams.give_spreadsheet(deployment.engine, team, str(tmp_path / "nord.xlsx"))
    answer(deployment, times=2, spreadsheet=name)
    deliver_and_leave(deployment)
    with person(str(tmp_path / "nord.xlsx")) as tab:
        tab.delete_rows(2)
    _, found = verify(deployment)
    teams.give_up_spreadsheet(deployment.engine, team, name=name, common="svar")
    assert send_missing(deployment, found, now=NOW) == 0


def test_a_tab_that_was_deleted_comes_back_whole(deployment: Deployment) -> None:
    ids = delivered(deployment)
    book = openpyxl.load_workbook(deployment.settings.spreadsheet)
    book.create_sheet("Vores egen")
    book.remove(book.worksheets[0])
    book.save(deployment.settings.spreadsheet)
    found = the_one(deployment)
    assert found.differences == [Difference(CHECKLIST, missing=tuple(ids))]
    send_missing(deployment, found, now=NOW)
    deliver_and_leave(deployment)
    assert the_one(deployment).is_as_delivered


def test_a_row_of_a_checklist_that_is_no_longer_in_use_is_found(tmp_path: Path) -> None:
    own = tmp_path / "skemaer"
    own.mkdir()
    (own / "vores.toml").write_text(
        'id = "vores"\ntitle = "Vores skema"\nversion = "1"\nwording = "own"\nsource = "Vores."\n'
        'intro = "Prøve."\n[[part]]\ntitle = "Del"\n[[part.section]]\nid = "a"\ntitle = "Afsnit"\n'
        '[[part.section.item]]\nkind = "yesno"\nid = "koordinator"\ntext = "Er der en?"\ncomment = true\n',
        encoding="utf-8",
    )
    before = open_deployment(settings(tmp_path, FORANKRING_CHECKLISTS=str(own)))
    made = a_round(before.engine, checklist_id="vores")
    Responses(before.engine).save(a_response(made), spreadsheet="svar", now=NOW)
    deliver_and_leave(before)
    assert the_one(open_deployment(settings(tmp_path))).is_as_delivered


def test_what_waits_and_what_an_older_copy_lost_is_not_taken_for_deleted(
    deployment: Deployment, tmp_path: Path
) -> None:
    delivered(deployment)
    shutil.copy(deployment.settings.spreadsheet, tmp_path / "kopi.xlsx")
    lost = delivered(deployment, times=2)
    shutil.copy(tmp_path / "kopi.xlsx", deployment.settings.spreadsheet)
    late = answer(deployment)
    found = the_one(deployment)
    assert found.differences == [Difference(CHECKLIST, waiting=tuple(sorted([*lost, *late])))]
    assert found.is_as_delivered
    Path(deployment.settings.spreadsheet).unlink()
    assert the_one(deployment).missing == []


def test_what_is_put_aside_is_told_with_its_reason_and_not_as_waiting(deployment: Deployment) -> None:
    delivered(deployment)
    (bad,) = answer(deployment)
    frozen = batches.freeze(deployment.engine, "svar", latest=None, limit=1)
    assert frozen is not None
    batches.put_aside(deployment.engine, "svar", batch=frozen.number, reason="For lang.", now=NOW)
    found = the_one(deployment)
    assert (found.differences, found.refused) == ([], {bad: "For lang."})
    assert not found.is_as_delivered


def test_nothing_is_missing_where_the_ids_are_gone(deployment: Deployment) -> None:
    delivered(deployment)
    with person(deployment.settings.spreadsheet) as tab:
        for row in range(2, tab.max_row + 1):
            tab.cell(row, ID).value = None
    found = the_one(deployment)
    assert found.missing == []
    assert len(found.differences[0].nameless) == 6


def test_nothing_is_missing_where_the_column_with_the_ids_is_gone(deployment: Deployment) -> None:
    delivered(deployment)
    with person(deployment.settings.spreadsheet) as tab:
        tab.delete_cols(ID)
    found = the_one(deployment)
    assert found.missing == []
    assert found.differences == [Difference(CHECKLIST, has_no_ids=True)]


def test_each_teams_spreadsheet_is_compared_by_itself(deployment: Deployment, tmp_path: Path) -> None:
    engine = deployment.engine
    team = a_round(engine, team="Syd", checklist_id=CHECKLIST).team
    own = str(tmp_path / "syd.xlsx")
    teams.give_spreadsheet(engine, team, own)
    common = answer(deployment, times=2)
    (mine, other) = answer(deployment, times=2, spreadsheet=team_spreadsheet_name(team), team="Syd")
    deliver_and_leave(deployment)
    assert ids_in(deployment, own) == Counter([mine, other])
    assert ids_in(deployment, deployment.settings.spreadsheet) == Counter(common)
    assert all(one.is_as_delivered for one in verify(deployment))
    with person(own) as tab:
        tab.delete_rows(2)
    first, second = verify(deployment)
    assert first.is_as_delivered
    assert (second.workbook, [row.response_id for row in second.missing]) == (own, [mine])


def test_a_spreadsheet_that_cannot_be_read_does_not_hide_the_others(
    deployment: Deployment, tmp_path: Path
) -> None:
    team = a_round(deployment.engine).team
    (tmp_path / "nord.xlsx").write_bytes(b"dette er ikke et regneark")
    delivered(deployment)
    teams.give_spreadsheet(deployment.engine, team, str(tmp_path / "nord.xlsx"))
    first, second = verify(deployment)
    assert first.is_as_delivered
    assert second.fault
    assert not second.is_as_delivered


def test_what_waits_for_a_spreadsheet_that_is_not_in_use_is_found_and_taken_in(
    deployment: Deployment,
) -> None:
    (id_,) = answer(deployment, spreadsheet="team-xyz")
    first, second = verify(deployment)
    assert (first.name, second.name, second.stray) == ("svar", "team-xyz", 1)
    assert not second.is_as_delivered
    assert take_in(deployment.engine, first) == 0
    assert take_in(deployment.engine, second) == 1
    deliver_and_leave(deployment)
    assert ids_in(deployment, deployment.settings.spreadsheet) == Counter([id_])


def test_data_about_single_persons_never_goes_to_the_common_spreadsheet(deployment: Deployment) -> None:
    answer(deployment, spreadsheet="individdata")
    _, astray = verify(deployment)
    assert astray.stray == 1
    assert take_in(deployment.engine, astray) == 0
    assert outbox.count_waiting(deployment.engine, "individdata") == 1
