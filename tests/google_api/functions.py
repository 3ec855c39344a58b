"""The functions that formulas may call: the common ones."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.google_api.cells import Fault, number
from tests.google_api.errors import Data


class FormulaError(Exception):
    """A formula that fails; `fault` is what its cell holds."""

    def __init__(self, kind: str, shown: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(kind, shown, message)


def as_number(value: Data) -> Data:
    """Return a value as a number, as arithmetic takes it."""
    if value is None:
        return 0
    if isinstance(value, int | float):
        return value
    try:
        return number(float(value))
    except ValueError as error:
        text = f"Function expects number values. But '{value}' is a text and cannot be coerced to a number."
        raise FormulaError("VALUE", "#VALUE!", text) from error


def as_text(value: Data) -> str:
    """Return a value as a text, as & takes it."""
    if value is None:
        return ""
    return (
        str(value).upper()
        if isinstance(value, bool)
        else str(number(value) if isinstance(value, float) else value)
    )


def compared(sign: str, left: Data, right: Data) -> bool:
    """Return what a comparison gives; texts are compared whatever their case."""
    first, second = _rank(left), _rank(right)
    results = {
        "=": first == second,
        "<>": first != second,
        "<": first < second,
        ">": first > second,
        "<=": first <= second,
        ">=": first >= second,
    }
    return results[sign]


def _rank(value: Data) -> tuple[int, float, str]:
    """Return what a value is compared by: numbers before texts before true and false."""
    if isinstance(value, bool):
        return (2, float(value), "")
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value or 0), "")


def _flat(given: tuple[Any, ...]) -> Iterator[Any]:
    for value in given:
        if isinstance(value, list):
            for row in value:
                yield from _flat(tuple(row))
        elif isinstance(value, Fault):
            raise FormulaError(value.type, value.shown, value.message)
        else:
            yield value


def _numbers(given: tuple[Any, ...]) -> list[Any]:
    return [value for value in _flat(given) if isinstance(value, int | float) and not isinstance(value, bool)]


def _average(*given: Data) -> Data:
    numbers = _numbers(given)
    if not numbers:
        raise FormulaError(
            "DIVIDE_BY_ZERO", "#DIV/0!", "Evaluation of function AVERAGE caused a divide by zero error."
        )
    return number(sum(numbers) / len(numbers))


def _if(condition: Data, then: Data, *otherwise: Data) -> Data:
    return then if next(_flat((condition,)), None) else (otherwise or (False,))[0]


def _one(value: Data) -> Data:
    return next(_flat((value,)), None)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": lambda *given: number(sum(_numbers(given))),
    "AVERAGE": _average,
    "COUNT": lambda *given: len(_numbers(given)),
    "COUNTA": lambda *given: sum(value is not None for value in _flat(given)),
    "MIN": lambda *given: min(_numbers(given), default=0),
    "MAX": lambda *given: max(_numbers(given), default=0),
    "IF": _if,
    "CONCATENATE": lambda *given: "".join(as_text(value) for value in _flat(given)),
    "LEN": lambda value: len(as_text(_one(value))),
    "UPPER": lambda value: as_text(_one(value)).upper(),
    "LOWER": lambda value: as_text(_one(value)).lower(),
    "ROUND": lambda value, places=0: number(round(as_number(_one(value)), int(as_number(_one(places))))),
    "ABS": lambda value: abs(as_number(_one(value))),
    "HYPERLINK": lambda link, label=None: _one(link) if label is None else _one(label),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "PI": lambda: 3.141592653589793,
}
