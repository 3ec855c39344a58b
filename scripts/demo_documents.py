"""The documents of the example, as responses: days are counted from now."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from app.core.items import Day, Group, Item, Month
from app.core.response import Answer, Response, Round, RoundKind, new_response_id, rounded
from app.deployment import Deployment
from app.overview.differing import lines_of
from app.store import rounds
from scripts.demo_plans import PLANS
from scripts.demo_words import INTERVIEWS, Document


def documents(
    deployment: Deployment, places: Sequence[tuple[str, str]], *, now: datetime
) -> Iterator[Response]:
    """Yield every version of every document. `places` are the teams' names and areas."""
    for one in (*PLANS, INTERVIEWS):
        yield from _versions(deployment, one, places[one.team], now)


def _versions(
    deployment: Deployment, document: Document, place: tuple[str, str], now: datetime
) -> Iterator[Response]:
    """Yield the versions; those with the same label are of the same round."""
    checklist = deployment.library.current(document.checklist_id)
    made: dict[str, Round] = {}
    for label, age, written in document.versions:
        day = now - timedelta(days=age)
        if label not in made:
            made[label] = rounds.new(
                deployment.engine,
                team=place[0],
                area=place[1],
                checklist_id=checklist.id,
                label=label,
                kind=RoundKind.JOINT,
                roles=(),
                now=day,
            )
        answers = {
            item.id: _dated(item, written[item.id], now) for item in checklist.items if item.id in written
        }
        answered_at = rounded(day, RoundKind.JOINT)
        yield Response(new_response_id(), made[label].id, checklist.version, "", answers, {}, answered_at)


def _dated(item: Item, answer: Answer, now: datetime) -> Answer:
    """Return the answer with days and months in place of how many days from `now` they are."""
    if isinstance(item, Group):
        days = {field.id: field for field in item.fields if isinstance(field, Day | Month)}
        return [
            {id_: _day(days[id_], one, now) if id_ in days else one for id_, one in line.items()}
            for line in lines_of(answer)
        ]
    if isinstance(item, Day | Month) and isinstance(answer, int):
        return _day(item, answer, now)
    return answer


def _day(item: Day | Month, days: str | float, now: datetime) -> str:
    day = (now + timedelta(days=float(days))).date().isoformat()
    return day if isinstance(item, Day) else day[:7]
