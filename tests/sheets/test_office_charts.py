"""LibreOffice saves a page with charts: ours are known again, and people's own stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sheets.excel import ExcelWorkbook
from tests.sheets.charts import Standing, a_chart, a_drawn_page, charts_in

pytestmark = pytest.mark.office

Edit = Callable[..., None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ExcelWorkbook(tmp_path / "svar.xlsx").write_pages([a_drawn_page(a_chart((5, 1), (2, 4)))])
    return tmp_path / "svar.xlsx"


def written(path: Path) -> list[Standing]:
    ExcelWorkbook(path).write_pages([a_drawn_page(a_chart((7, 0), (1, 1)), above=3)])
    return charts_in(path)


def test_a_saved_chart_is_known_again_with_its_place_and_its_words(path: Path, edit: Edit) -> None:
    (before,) = charts_in(path)
    edit(path)
    (after,) = written(path)
    assert (after.name, after.words, after.values) == (before.name, "I ord: 7 Ja.", ("7", "1", "0", "1"))
    assert after.area.top == before.area.top + 3


def test_a_chart_of_peoples_own_stays_beside_ours(path: Path, edit: Edit) -> None:
    edit(path, ["add_chart", "Overblik", "A2:C4"])
    kept = [one for one in charts_in(path) if not one.name.startswith("Forankring")]
    names = [one.name for one in written(path)]
    assert len(kept) == 1
    assert sorted(names) == sorted([kept[0].name, *(name for name in names if name.startswith("Forankring"))])
    assert len(names) == 2


def test_rows_that_people_put_above_move_the_chart_and_are_no_move_of_its_own(path: Path, edit: Edit) -> None:
    edit(path, ["insert_rows", "Overblik", 0, 2])
    (before,) = charts_in(path)
    (after,) = written(path)
    assert after.area.top == before.area.top + 3
