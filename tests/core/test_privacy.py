"""CPR numbers are found however they are written; other numbers are left alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.privacy import MASK, Kind, find, mask_cpr

TODAY = date(2026, 11, 23)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)


def kinds(text: str) -> list[Kind]:
    return [one.kind for one in find(text, today=TODAY)]


def a_number(born: date, *, running: int = 0) -> str | None:
    """Return an invented number for that day, or None where this running number gives none."""
    century = 4 if born.year >= 2000 else 0
    first = f"{born:%d%m%y}{century}{running:02}"
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first, strict=True)) % 11
    return None if rest == 1 else first + str((11 - rest) % 11)


numbers = st.builds(
    a_number, st.dates(date(1900, 1, 2), date(2026, 11, 23)), running=st.integers(0, 99)
).filter(lambda number: number is not None)


@given(numbers, st.sampled_from(["-", " - ", "–", "\u2011", "\u200b-"]))
def test_every_true_number_with_a_dash_is_stopped(number: str, gap: str) -> None:
    assert kinds(f"Naboen {number[:6]}{gap}{number[6:]} er urolig") == [Kind.CPR]


@given(numbers, st.sampled_from(["", " ", ".", "\u00a0", "/", "\u200b"]))
def test_every_true_number_is_stopped_unless_it_may_be_the_time_of_a_meeting(number: str, gap: str) -> None:
    expected = Kind.LIKE_CPR if _may_be_a_time(number) else Kind.CPR
    assert kinds(f"Naboen {number[:6]}{gap}{number[6:]} er urolig") == [expected]


def _may_be_a_time(number: str) -> bool:
    try:
        moment = datetime.strptime(number, "%d%m%y%H%M").replace(tzinfo=UTC)
    except ValueError:
        return False
    return abs(moment.date() - TODAY) <= timedelta(days=730)


@pytest.mark.parametrize(
    "text",
    [
        "010180-1235",  # 1 January: a number that fails modulo 11
        "٠١٠١٨٠-١٢٣٥",  # Arabic-Indic digits
        "０１０１８０-１２３５",  # full-width digits
        "cpr010180-1235,",
        "01 01 80 1235",
        "01.01.80.1235",
        "01-01-1980-1235",
        "010180\n1235",
        "01 01 80 12 35",
        "010180-12 35",
        "12 12 010180-1235",
    ],
)
def test_a_number_is_stopped_in_every_disguise(text: str) -> None:
    assert Kind.CPR in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi mødes 23-11-2026 kl. 14:05",
        "ordre 3213450000",  # no such day
        "EAN 5798001234567",
        "",
        "1234567890123",
        "31.000 kr. og 12.500 kr.",
        "den 01-01-1980 12 35 40 50",  # a date, then a phone number of another country
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_a_date_and_a_clock_time_are_only_asked_about() -> None:
    assert kinds("møde 0101261230 i kælderen") == [Kind.LIKE_CPR]


def test_a_number_that_fails_the_sum_is_asked_about_when_it_is_written_as_one() -> None:
    assert kinds("020280-1235") == [Kind.LIKE_CPR]
    assert kinds("cpr 0202801235") == [Kind.LIKE_CPR]
    assert kinds("sag 0202801235") == []


@pytest.mark.parametrize(
    "text", ["ring 20 30 40 50", "ring 20304050", "+45 2030 4050", "0045 20304050", "(20 30 40 50)"]
)
def test_a_phone_number_is_asked_about(text: str) -> None:
    assert kinds(text) == [Kind.PHONE]


@pytest.mark.parametrize("text", ["20261123", "23112026", "23-11-2026", "2026-11-23"])
def test_a_date_is_no_phone_number(text: str) -> None:
    assert kinds(text) == []


def test_an_address_is_asked_about() -> None:
    assert kinds("skriv til nord@eksempel.dk.") == [Kind.EMAIL]


def test_masking_keeps_everything_but_the_number() -> None:
    text = "Før – 010180–1235, ring 20 30 40 50"
    assert mask_cpr(text, today=TODAY) == f"Før – {MASK}, ring 20 30 40 50"


@given(st.text(alphabet=st.sampled_from("0123456789-. /–x"), max_size=60))
def test_nothing_is_left_to_find_after_masking(text: str) -> None:
    once = mask_cpr(text, today=TODAY)
    assert mask_cpr(once, today=TODAY) == once


@given(st.text(max_size=80))
def test_findings_point_into_the_text(text: str) -> None:
    for one in find(text, today=TODAY):
        assert 0 <= one.start < one.end <= len(text)
