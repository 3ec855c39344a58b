"""Courses of single persons in the example: made up, with random codes."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from app.core import parsing
from app.core.response import Answer, Response, RoundKind, new_response_id, rounded
from app.deployment import Deployment
from app.store import rounds

#: Method, how many days ago its persons began, and how many they are: one group is too small to be shown.
_GROUPS = (("cti", 420, 9), ("cti", 240, 7), ("icm", 400, 8), ("act", 230, 3))
#: Moments of a course and how many days after its start they come.
_MOMENTS = {
    "cti": (("start", 0), ("fase_1_slut", 91), ("fase_2_slut", 182), ("slut", 274)),
    "icm": (("start", 0), ("halvaar", 182), ("halvaar", 364)),
    "act": (("start", 0), ("halvaar", 182)),
}
_HOMES = ("gaden", "herberg", "venner", "midlertidig")
_AREAS = ("bolig", "psykisk", "fysisk", "oekonomi", "hverdag", "netvaerk", "rusmidler", "job")


def persons(
    deployment: Deployment, place: tuple[str, str], chance: random.Random, *, now: datetime
) -> Iterator[Response]:
    """Yield the rows of one team; `place` is its name and area."""
    checklist = deployment.library.current("individdata")
    round_ = rounds.new(
        deployment.engine,
        team=place[0],
        area=place[1],
        checklist_id=checklist.id,
        label="Løbende",
        kind=RoundKind.INDIVIDUAL,
        roles=(),
        now=now - timedelta(days=450),
    )
    for method, age, size in _GROUPS:
        for _ in range(size):
            for day, answers in _course(method, now - timedelta(days=age + chance.randint(0, 20)), chance):
                if day <= now:
                    answered_at = rounded(day, round_.kind)
                    yield Response(
                        new_response_id(), round_.id, checklist.version, "", answers, {}, answered_at
                    )


def _course(
    method: str, began: datetime, chance: random.Random
) -> Iterator[tuple[datetime, dict[str, Answer]]]:
    """Yield one person's rows and the days that they are about."""
    code = "".join(chance.choices(parsing.CODE_ALPHABET, k=parsing.CODE_LENGTH))
    for moment, after in _MOMENTS[method]:
        day = began + timedelta(days=after)
        about: dict[str, Answer] = {
            "borgerkode": code,
            "maaned": f"{day:%Y-%m}",
            "start_maaned": f"{began:%Y-%m}",
            "tidspunkt": moment,
            "metode": method,
        }
        yield day, about | _life(chance, after)


def _life(chance: random.Random, after: int) -> dict[str, Answer]:
    """Return home and areas of life, which get a little better with the days that have gone."""
    level = 2.0 + after / 200
    rated = {
        f"{who}_{area}": str(min(max(round(chance.gauss(level, 0.8)), 1), 5))
        for who in ("m", "b")
        for area in _AREAS
        if who == "m" or chance.random() < 0.85
    }
    home = "egen" if chance.random() < after / 300 else chance.choice(_HOMES)
    return {"bolig": home, **rated}
