"""LibreOffice opens the Word file, draws its charts and finds the page count that a leader can bear."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.deployment import Deployment
from scripts import demo
from scripts.danish import run
from scripts.report import command
from tests.office import find_soffice

pytestmark = pytest.mark.office

TEAMS = ("Skovparken", "Havnekvarteret", "Søbakken", "Nørremarken")


@pytest.fixture
def example(deployment: Deployment) -> Deployment:
    demo.add(deployment, now=datetime.now(UTC))
    return deployment


def opened(*paths: Path) -> None:
    """Open each file in LibreOffice and write it as PDF beside it."""
    office = find_soffice()
    assert office is not None
    profile = f"-env:UserInstallation={Path.cwd().as_uri()}/profile"
    done = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("example")
def test_the_reports_of_the_example_open_and_take_two_to_four_pages() -> None:
    paths = [Path(f"{at}.docx") for at in range(len(TEAMS))]
    for team, path in zip(TEAMS, paths, strict=True):
        arguments = ["--team", f"{team} (eksempel)", "--source", "store", "--output", str(path)]
        assert run(command, arguments) == 0
    opened(*paths)
    for path in paths:
        content = path.with_suffix(".pdf").read_bytes()
        assert 2 <= len(re.findall(rb"/Type\s*/Page\b", content)) <= 4
