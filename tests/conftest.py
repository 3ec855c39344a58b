"""What all tests may ask for. Property tests are not timed: a busy machine is no fault of the product."""

from pathlib import Path

import pytest
from hypothesis import settings

from app.deployment import Deployment, open_deployment

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deployment:
    """Return a deployment in a folder of its own, found through the environment as in real use."""
    found = {
        "FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/forankring.db",
        "FORANKRING_SPREADSHEET": str(tmp_path / "forankring.xlsx"),
    }
    monkeypatch.chdir(tmp_path)
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    return open_deployment(found)
