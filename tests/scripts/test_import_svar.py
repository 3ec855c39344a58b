"""`forankring import-svar`: what a phone could not send is handed in as a file, once and under the rules."""

import json
from pathlib import Path

import pytest

from app.core.response import Round, new_response_id
from app.deployment import Deployment
from app.store import outbox, responses, rounds
from scripts.danish import run
from scripts.import_svar import command
from tests.builders import NOW, a_site, fields
from tests.store.builders import a_round

Entries = list[tuple[str, str]]


@pytest.fixture
def round_(deployment: Deployment) -> Round:
    return a_round(deployment.engine, checklist_id="opfoelgningsvaerktoej")


def a_file(folder: Path, round_: Round, *, version: str = "1", id_: str | None = None, **given: str) -> Path:
    """Return a file with one answer, as a phone saves it."""
    sent = fields(version, id_=id_, **given)
    record = {
        "id": sent["_id"],
        "path": f"/s/{round_.token}",
        "state": "waiting",
        "entries": list(sent.items()),
        "at": 1764000000000,
    }
    path = folder / "svar-abc123.json"
    path.write_text(json.dumps({"forankring": 1, "svar": [record]}), encoding="utf-8")
    return path


def test_an_answer_in_a_file_is_stored_as_if_it_were_sent(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, round_, koordinator="ja", koordinator__uddybende="Hun begynder i maj", roller="")
    assert run(command, [str(path)]) == 0
    (saved,) = responses.every(deployment.engine)
    assert (saved.answers, saved.comments) == ({"koordinator": "ja"}, {"koordinator": "Hun begynder i maj"})
    assert outbox.count_waiting(deployment.engine, "svar") == 1
    assert "1 af 1 svar er gemt." in capsys.readouterr().out


def test_a_file_handed_in_twice_is_one_row(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, round_, koordinator="ja")
    run(command, [str(path)])
    assert run(command, [str(path)]) == 0
    assert len(list(responses.every(deployment.engine))) == 1
    assert "Var gemt i forvejen" in capsys.readouterr().out


def test_an_answer_that_also_got_through_is_one_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = a_site(tmp_path)
    id_ = new_response_id()
    path = a_file(tmp_path, site.round, id_=id_, koordinator="ja")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORANKRING_DATABASE_URL", f"sqlite:///{site.database}")
        assert run(command, [str(path)]) == 0
    assert site.phone().post(site.link, data=fields(id_=id_, koordinator="ja")).status_code == 200
    assert len(site.saved()) == 1
    assert id_ in capsys.readouterr().out
    site.engine.dispose()


def refused(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Hand the file in, which must fail; return what is said."""
    assert run(command, [str(path), *options]) == 1
    said = capsys.readouterr()
    return said.out + said.err


def test_a_cpr_number_in_a_file_is_stopped_and_not_repeated(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, round_, koordinator="ja", koordinator__uddybende="Hun er født 010190-0009")
    said = refused(path, capsys)
    assert "1.1: Her stod noget, der ligner et CPR-nummer." in said
    assert "010190" not in said
    assert list(responses.every(deployment.engine)) == []


def test_a_phone_number_is_let_through_when_the_coordinator_says_so(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, round_, koordinator__uddybende="Ring 20 30 40 50")
    assert "Her står måske et telefonnummer" in refused(path, capsys)
    assert run(command, [str(path), "--anyway"]) == 0
    assert len(list(responses.every(deployment.engine))) == 1


def test_a_closed_round_is_told(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds.close(deployment.engine, round_.id, now=NOW)
    said = refused(a_file(tmp_path, round_, koordinator="ja"), capsys)
    assert "Målingen er lukket" in said
    assert "1 svar er IKKE gemt. Behold filen" in said


def test_a_version_that_nobody_has_is_told(
    round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Skemaet er ændret" in refused(a_file(tmp_path, round_, version="9", koordinator="ja"), capsys)


def test_another_answer_under_the_same_id_is_told(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = new_response_id()
    run(command, [str(a_file(tmp_path, round_, id_=id_, koordinator="ja"))])
    assert "Der er allerede gemt et svar" in refused(
        a_file(tmp_path, round_, id_=id_, koordinator="nej"), capsys
    )
    (saved,) = responses.every(deployment.engine)
    assert saved.answers == {"koordinator": "ja"}


def test_a_round_of_another_place_is_told(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = a_file(tmp_path, round_, koordinator="ja")
    path.write_text(path.read_text(encoding="utf-8").replace(round_.token, "findes-ikke"), encoding="utf-8")
    assert "Målingen findes ikke her" in refused(path, capsys)
    assert list(responses.every(deployment.engine)) == []


def test_a_checklist_that_is_switched_off_is_told(
    deployment: Deployment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    round_ = a_round(deployment.engine, checklist_id="individdata")
    assert "er slået fra" in refused(a_file(tmp_path, round_, koordinator="ja"), capsys)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"svar": 1}',
        '{"svar": [{"id": "x", "path": "/s/x", "entries": []}]}',
        '{"svar": ["x"]}',
    ],
)
@pytest.mark.usefixtures("deployment")
def test_a_file_that_is_not_ours_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "brev.json"
    path.write_text(content, encoding="utf-8")
    assert "er ikke en fil med svar" in refused(path, capsys)


@pytest.mark.usefixtures("deployment")
def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "kan ikke læses" in refused(tmp_path / "væk.json", capsys)


def test_a_database_that_takes_nothing_is_told(
    deployment: Deployment, round_: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with deployment.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON responses BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    assert "Databasen kunne ikke gemme det" in refused(a_file(tmp_path, round_, koordinator="ja"), capsys)
