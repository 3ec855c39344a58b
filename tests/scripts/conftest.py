"""A deployment in a folder of its own, found through the environment as in real use."""

from pathlib import Path

import pytest

from app.deployment import Deployment, open_deployment


@pytest.fixture
def deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deployment:
    settings = {
        "FORANKRING_DATABASE_URL": f"sqlite:///{tmp_path}/forankring.db",
        "FORANKRING_SPREADSHEET": str(tmp_path / "forankring.xlsx"),
    }
    monkeypatch.chdir(tmp_path)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return open_deployment(settings)
