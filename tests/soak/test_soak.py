"""A slice of the soak: ours loses, doubles, misplaces and changes nothing; common writers do."""

from pathlib import Path

import pytest

from tests.soak import others, ours
from tests.soak.plan import Plan

PLAN = Plan(1500, seconds=45, per_second=40, others=60, kill_within=30, seed=3)


@pytest.mark.timeout(900)
def test_faults_kills_and_people_harm_no_row_of_ours(tmp_path: Path) -> None:
    report = ours.run(tmp_path, PLAN)
    assert report.figures.harms == (0, 0, 0, 0), report.figures.examples
    assert report.faults > 0
    assert report.people > 0
    assert report.kills > 0


@pytest.mark.parametrize("name", others.WRITERS)
def test_the_same_faults_and_people_harm_the_rows_of(name: str) -> None:
    figures = others.run(name, PLAN)
    assert figures.lost > 0
    assert figures.doubled > 0
    assert figures.misplaced > 0
