"""`forankring checklists`: what there is, and whether one's own file is in order."""

import json
from pathlib import Path

import pytest

from scripts.checklists import command
from scripts.danish import run


def test_every_checklist_is_listed_with_its_items(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["--json"]) == 0
    found = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert len(found) == 16
    parts = found["opfoelgningsvaerktoej"]["parts"]
    sizes = [[len(section["items"]) for section in part["sections"]] for part in parts]
    assert sizes == [[7], [4, 3], [3, 1], [3, 3]]
    first = parts[0]["sections"][0]["items"][0]
    assert set(first) == {"id", "kind", "text"}
    assert [id_ for id_, one in found.items() if not one["enabled"]] == ["individdata"]


def test_a_person_sees_which_one_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, []) == 0
    assert "slået fra" in capsys.readouterr().out


def test_a_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "vores.toml"
    path.write_text('id = "vores"\ntitle = ""\n', encoding="utf-8")
    assert run(command, ["check", str(path)]) == 1
    said = capsys.readouterr().err
    assert "vores.toml, linje 2: 'title' er tomt. Skriv en tekst." in said
    assert "'part' mangler" in said
