"""LibreOffice, started once for all tests that need it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import office
from tests.sheets import samples

Edits = Callable[..., None]


@pytest.fixture(scope="session")
def edit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edits]:
    """Give a person at LibreOffice: `edit(path, [name, argument, ...], ...)` edits the file and saves it."""
    soffice, python = office.find_soffice(), office.find_python()
    assert soffice, "run: python -m tests.office"
    assert python, "run: python -m tests.office"
    script = Path(samples.__file__).with_name("libreoffice.py")
    profile = tmp_path_factory.mktemp("libreoffice")
    with subprocess.Popen(
        [python, str(script), soffice, str(profile)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as person:
        stdin, stdout = person.stdin, person.stdout
        assert stdin is not None
        assert stdout is not None

        def do(path: Path, *edits: list[object]) -> None:
            stdin.write(json.dumps({"path": str(path), "edits": edits}) + "\n")
            stdin.flush()
            answer = json.loads(stdout.readline())
            assert answer == "", answer

        yield do
        stdin.close()
