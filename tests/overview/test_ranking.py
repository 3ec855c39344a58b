"""Which items stand out."""

from app.overview.figures import Figures, ItemFigures, Ranking
from app.overview.ranking import disputed, strongest, weakest


def an_item(id_: str, percent: float, *, spread: float = 0.0, is_disputed: bool = False) -> ItemFigures:
    figures = Figures(1, {}, 5, percent, None, spread, is_disputed)
    return ItemFigures(id_, "1.1", "Punkt", is_scale=False, figures=figures)


def items(*percents: float) -> list[ItemFigures]:
    return [an_item(chr(ord("a") + place), percent) for place, percent in enumerate(percents)]


def ids(ranking: Ranking) -> tuple[str, int]:
    return "".join(item.id for item in ranking.items), ranking.equal


def test_three_of_each_in_order() -> None:
    found = items(10, 90, 50, 70, 30, 80, 20)
    assert ids(strongest(found)) == ("bfd", 0)
    assert ids(weakest(found)) == ("age", 0)


def test_the_checklist_decides_between_equals_and_the_rest_are_counted() -> None:
    found = items(100, 0, 100, 100, 100, 100, 0, 0)
    assert ids(strongest(found)) == ("acd", 2)
    assert ids(weakest(found)) == ("bgh", 0)


def test_nothing_at_either_end_is_called_its_opposite() -> None:
    assert ids(strongest(items(0, 0, 0, 0))) == ("", 0)
    assert ids(weakest(items(100, 100, 100, 100))) == ("", 0)


def test_few_items_are_never_both_strong_and_weak() -> None:
    found = items(60, 40, 50)
    assert (ids(strongest(found)), ids(weakest(found))) == (("a", 0), ("b", 0))
    assert (ids(strongest(items(50))), ids(weakest(items(50)))) == (("", 0), ("", 0))


def test_items_that_all_stand_alike_are_not_ranked() -> None:
    found = items(50, 50, 50, 50)
    assert (strongest(found), weakest(found)) == (Ranking(), Ranking())


def test_disputed_items_come_by_spread() -> None:
    found = [
        an_item("a", 50, spread=0.6, is_disputed=True),
        an_item("b", 50, spread=0.9),
        an_item("c", 50, spread=1.0, is_disputed=True),
        an_item("d", 50, spread=0.6, is_disputed=True),
        an_item("e", 50, spread=0.5, is_disputed=True),
    ]
    assert [item.id for item in disputed(found)] == ["c", "a", "d"]
