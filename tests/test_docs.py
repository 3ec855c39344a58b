"""The documents describe every setting, command and kind of item that exists, and no other."""

import re
from pathlib import Path
from typing import get_args

from app.config import Settings
from app.core.items import Item
from scripts.forankring import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table(text: str, heading: str) -> list[str]:
    """Return the names in backticks in the first column of the table under the line `heading`."""
    lines = text.split(heading, 1)[1].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows += re.findall(r"`([^`]+)`", line.split("|")[1].replace("\\|", "/"))
    return rows


def test_the_readme_names_every_setting_and_no_other() -> None:
    named = table(README, "| setting | default | meaning |")
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_readme_tells_the_defaults_that_hold() -> None:
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, int | float) or (field.default and " " not in field.default):
            assert f"| `{name.upper()}` | `{field.default}` |" in README


def test_the_readme_names_every_command_and_no_other() -> None:
    named = {name.split()[1] for name in re.findall(r"`(forankring [^`]+)`", README)}
    assert named == set(COMMANDS)


def test_every_kind_of_item_is_described_and_no_other() -> None:
    text = (ROOT / "docs" / "checklists.md").read_text(encoding="utf-8")
    kinds = [get_args(one.model_fields["kind"].annotation)[0] for one in get_args(get_args(Item)[0])]
    assert table(text, "| kind | what it asks | further keys | scored |") == kinds


def test_both_walks_to_a_google_spreadsheet_have_the_same_ten_steps() -> None:
    guide = (ROOT / "docs" / "vejledning.md").read_text(encoding="utf-8")
    for text, heading in ((README, "## Connect a Google Sheet"), (guide, "## Brug et Google-regneark")):
        walk = text.split(heading, 1)[1].split("\n## ", 1)[0]
        steps = dict(re.findall(r"^(\d+)\. (.+(?:\n   .+)*)", walk, re.MULTILINE))
        assert list(steps) == [str(number) for number in range(1, 11)]
        assert "Google Drive API" in steps["2"]
        assert "chmod 600" in steps["4"]
        assert "FORANKRING_SPREADSHEET" in steps["7"]
        assert "GOOGLE_APPLICATION_CREDENTIALS" in steps["7"]
        assert "`forankring doctor`" in steps["8"]
        assert "`forankring doctor --probe`" in steps["9"]


def test_every_make_target_is_described() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert targets is not None
    undescribed = [name for name in targets[1].split() if f"make {name}" not in README]
    assert undescribed == ["format", "lock", "clean"]
