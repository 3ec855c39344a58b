"""Columns are found again wherever people put them, and never mistaken for one another."""

from hypothesis import assume, given
from hypothesis import strategies as st

from sheets.binding import bind

WANTED = (("id", "Svar-id"), ("a", "Er der en plan?"), ("b", "Er der en leder?"), ("c", "Uddybende"))
ANCHORS = {"id": 1, "a": 2, "b": 3, "c": 4}
HEADERS = {1: "Svar-id", 2: "Er der en plan?", 3: "Er der en leder?", 4: "Uddybende"}


def test_an_anchor_wins_over_a_renamed_header() -> None:
    bound = bind(WANTED, HEADERS | {2: "Plan"}, ANCHORS)

    assert bound.positions == ANCHORS
    assert bound.missing == ()


def test_without_anchors_headers_tell_whatever_their_white_space() -> None:
    bound = bind(WANTED, HEADERS | {3: " Er der\nen leder? "}, {})

    assert bound.positions == ANCHORS


def test_columns_sorted_left_to_right_follow_their_headers() -> None:
    bound = bind(WANTED, HEADERS | {2: "Er der en leder?", 3: "Er der en plan?"}, ANCHORS)

    assert bound.positions == {"id": 1, "a": 3, "b": 2, "c": 4}


def test_a_renamed_column_that_was_sorted_along_takes_the_only_place_left() -> None:
    headers = {1: "Er der en plan?", 2: "Er der en leder?", 3: "Min egen titel", 4: "Uddybende"}

    assert bind(WANTED, headers, ANCHORS).positions == {"a": 1, "b": 2, "id": 3, "c": 4}


def test_two_renamed_columns_that_were_sorted_along_are_in_doubt_and_made_again() -> None:
    headers = {1: "Er der en plan?", 2: "Er der en leder?", 3: "Mit", 4: "Dit"}

    bound = bind(WANTED, headers, ANCHORS)

    assert bound.positions == {"a": 1, "b": 2}
    assert bound.missing == ("id", "c")


def test_a_header_renamed_to_that_of_another_column_is_doubt() -> None:
    bound = bind(WANTED, HEADERS | {2: "Er der en leder?", 3: "Mit"}, ANCHORS)

    assert bound.positions == {"id": 1, "b": 2, "c": 4}
    assert bound.missing == ("a",)


def test_a_header_that_stands_twice_says_nothing_against_anchors() -> None:
    headers = HEADERS | {2: "Er der en leder?"}

    assert bind(WANTED, headers, ANCHORS).positions == ANCHORS


def test_a_copied_column_does_not_take_over() -> None:
    assert bind(WANTED, HEADERS | {7: "Er der en plan?"}, ANCHORS).positions == ANCHORS


def test_a_deleted_column_is_missing() -> None:
    bound = bind(WANTED, {1: "Svar-id", 2: "Er der en plan?", 3: "Uddybende"}, {"id": 1, "a": 2, "c": 3})

    assert bound.positions == {"id": 1, "a": 2, "c": 3}
    assert bound.missing == ("b",)


def test_two_headers_alike_and_no_anchor_is_doubt() -> None:
    bound = bind(WANTED, HEADERS | {5: "Uddybende"}, {"id": 1, "a": 2, "b": 3})

    assert bound.missing == ("c",)


def test_two_keys_with_one_title_are_not_told_apart_by_it() -> None:
    wanted = (("a", "Uddybende"), ("b", "Uddybende"))

    assert bind(wanted, {1: "Uddybende"}, {}).missing == ("a", "b")
    assert bind(wanted, {1: "Uddybende", 2: "Uddybende"}, {"a": 2, "b": 1}).positions == {"a": 2, "b": 1}


_KEYS = [f"k{n}" for n in range(6)]
_TITLES = {key: f"Titel {key}" for key in _KEYS}
_TEXT = st.sampled_from([*_TITLES.values(), "Noget andet", "Mit", ""])
_PLACES = st.permutations(range(1, 10))


@given(
    headers=st.dictionaries(st.integers(1, 9), _TEXT, max_size=9),
    anchors=st.dictionaries(st.sampled_from(_KEYS), st.integers(1, 9)),
)
def test_no_two_keys_share_a_column_and_none_is_forgotten(
    headers: dict[int, str], anchors: dict[str, int]
) -> None:
    bound = bind(list(_TITLES.items()), headers, anchors)

    assert len(set(bound.positions.values())) == len(bound.positions)
    assert sorted([*bound.positions, *bound.missing]) == _KEYS


@given(places=_PLACES, renamed=st.sets(st.sampled_from(_KEYS)), lost=st.sets(st.sampled_from(_KEYS)))
def test_moving_and_renaming_never_moves_an_answer(
    places: list[int], renamed: set[str], lost: set[str]
) -> None:
    """Anchors follow a move. Only a column that was both renamed and lost its anchor is made again."""
    at = dict(zip(_KEYS, places, strict=False))
    headers = {at[key]: f"Omdøbt {key}" if key in renamed else _TITLES[key] for key in _KEYS}
    anchors = {key: at[key] for key in _KEYS if key not in lost}

    bound = bind(list(_TITLES.items()), headers, anchors)

    assert bound.positions == {key: at[key] for key in _KEYS if key not in renamed & lost}


@given(places=st.permutations(range(1, 7)), renamed=st.sets(st.sampled_from(_KEYS)))
def test_sorting_columns_left_to_right_never_puts_an_answer_in_a_wrong_column(
    places: list[int], renamed: set[str]
) -> None:
    """Anchors do not follow a sort. What moved is found by its header, or made again.

    Two renamed columns that only changed places with each other leave no trace, and are left out here.
    """
    before = dict(zip(_KEYS, range(1, 7), strict=True))
    after = dict(zip(_KEYS, places, strict=True))
    headers = {after[key]: f"Omdøbt {key}" if key in renamed else _TITLES[key] for key in _KEYS}
    traces = [key for key in _KEYS if key not in renamed and before[key] != after[key]]
    assume(traces or before == after)

    bound = bind(list(_TITLES.items()), headers, before)

    assert bound.positions.items() <= after.items()
    assert set(bound.missing) <= renamed
