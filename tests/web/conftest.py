"""A site with the follow-up checklist, and one with every kind of item."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Site, a_site
from tests.core.checklists import a_checklist


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = a_site(tmp_path)
    yield made
    made.engine.dispose()


@pytest.fixture
def kinds(tmp_path: Path) -> Iterator[Site]:
    made = a_site(tmp_path, a_checklist())
    yield made
    made.engine.dispose()
