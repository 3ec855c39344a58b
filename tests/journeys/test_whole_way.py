"""The whole way on the product as it is started: phone, store, workbook, overview."""

import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.builders import follow_up
from tests.journeys.conftest import answer_all
from tests.serving import environment, rows, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: Ja, Delvist, Nej by turns: points of points possible, reckoned by hand.
SECTIONS = {
    "Samlet": 24 / 48,
    "Sammensætning af kerneteam": 0.57,  # 8 of 14, as shown
    "Kortlæg et område": 4 / 8,
    "Identificér enkelte borgere": 3 / 6,
    "Analysér områdets situation": 3 / 6,
    "Tilrettelæg en områdebaseret indsats": 3 / 6,
    "Støt op om borgere med en helhedsorienteret indsats": 3 / 6,
}


@pytest.mark.parametrize("javascript", ["phone", "old_phone"], ids=["with scripts", "without scripts"])
def test_answers_from_a_phone_become_a_row_and_an_overview(
    javascript: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    phone: Page = request.getfixturevalue(javascript)
    items = list(follow_up().items)
    workbook = tmp_path / "instance" / "forankring.xlsx"
    with serving(tmp_path) as said:
        found = re.search(r"http://\S+/s/\S+", said)
        assert found is not None
        phone.goto(found[0])
        answer_all(phone, items)
        phone.get_by_role("button", name="Send svar").tap()
        expect(phone.get_by_text("Vi har gemt jeres 24 svar")).to_be_visible()
        (row,) = rows(workbook, within=5)
        told = subprocess.run(
            [sys.executable, "-m", "scripts.overview"],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    assert list(row[8::2]) == ["Ja", "Delvist på plads", "Nej"] * 8
    assert "samlet 50 %" in " ".join(told.stdout.split())
    assert "Regnearket er, som det blev leveret." in told.stdout
    lines = list(openpyxl.load_workbook(workbook)["Overblik"].iter_rows(values_only=True))
    percents = {
        str(line[0]): line[2]
        for line in reversed(lines)  # the table comes first, and then the numbers of its chart
        if line[0] in SECTIONS and line[2] is not None
    }
    assert percents == pytest.approx(SECTIONS)
