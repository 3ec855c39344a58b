"""`forankring demo`: a believable example to look at: four teams, a year of rounds, plans, interviews."""

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import click

from app.core.checklist import Checklist
from app.core.items import Choice, Group, Item, LongText, Scale, ShortText, Status, YesNo
from app.core.response import Answer, Response, Round, RoundKind, new_response_id, rounded
from app.deployment import ANSWERS, INDIVIDDATA, Deployment, open_deployment
from app.overview.barometer import is_barometer
from app.store import rounds
from app.store.responses import Responses, Saved
from scripts.danish import DanishCommand, run
from scripts.demo_documents import documents
from scripts.demo_persons import persons
from scripts.demo_words import TEXTS

#: Team, area and how far it has come: the share of items in place at the first round and at the last.
_TEAMS = (
    ("Skovparken (eksempel)", "Vestbyen", 0.35, 0.80),
    ("Havnekvarteret (eksempel)", "Midtbyen", 0.55, 0.65),
    ("Søbakken (eksempel)", "Østbyen", 0.25, 0.45),
    ("Nørremarken (eksempel)", "Vestbyen", 0.60, 0.90),
)
_ROUNDS = (("Efterår sidste år", 365), ("Forår", 180), ("Efterår", 7))  # label and age in days
_ROLES = ("leder", "medarbejder", "frivillig")
_STAFF = ("leder", "faglig leder", "superbruger", *["sagsbehandler"] * 4)

#: Checklist, kind of answer, how many answer, and the rounds it is used in.
_PLANS = (
    ("opfoelgningsvaerktoej", RoundKind.INDIVIDUAL, (6, 14), (0, 1, 2)),
    ("bekymringsredskaber", RoundKind.JOINT, (1, 1), (0, 2)),
    ("kriseberedskab", RoundKind.JOINT, (1, 1), (1, 2)),
    ("ics-barometer", RoundKind.INDIVIDUAL, (17, 26), (1, 2)),
)
_COMMENTS = (
    "Vi aftalte det på mødet i foråret, men det er ikke skrevet ned.",
    "Det virker i det daglige.",
    "Der mangler en, der har ansvaret.",
    "Vi tager det op på næste områdemøde.",
    "Skolen er med nu. Det har gjort en forskel.",
    "Det falder til jorden, når vi har travlt.",
    "De frivillige kender ikke aftalen endnu.",
    "Vi har brug for opbakning fra ledelsen.",
)
_STEPS = (
    "Aftal faste mødedatoer for et halvt år",
    "Spørg de frivillige, hvad de mangler",
    "Skriv rollerne ned på en side",
    "Ring til skolen og sundhedsplejen",
)


@click.command(cls=DanishCommand)
def command() -> None:
    """Læg et eksempel ind: fire teams og et års målinger."""
    added = add(open_deployment(os.environ), now=datetime.now(UTC))
    print(f"{added} svar er lagt ind." if added else "Eksemplet er der allerede.")


def add(deployment: Deployment, *, now: datetime) -> int:
    """Add the example, once; return how many responses were added."""
    if any(one.team.name == _TEAMS[0][0] for one in rounds.every(deployment.engine)):
        return 0
    chance = random.Random(2026)  # the same example each time
    saves = Responses(deployment.engine)
    added = 0
    for checklist_id, kind, people, used in _PLANS:
        checklist = deployment.library.current(checklist_id)
        for response in _responses(deployment, checklist, kind, people, used, chance, now):
            added += saves.save(response, spreadsheet=ANSWERS, now=now) is Saved.NEW
    places = [(team, area) for team, area, _, _ in _TEAMS]
    for response in documents(deployment, places, now=now):
        added += saves.save(response, spreadsheet=ANSWERS, now=now) is Saved.NEW
    if INDIVIDDATA in deployment.spreadsheets:
        for response in persons(deployment, places[0], chance, now=now):
            added += saves.save(response, spreadsheet=INDIVIDDATA, now=now) is Saved.NEW
    return added


def _responses(
    deployment: Deployment,
    checklist: Checklist,
    kind: RoundKind,
    people: tuple[int, int],
    used: tuple[int, ...],
    chance: random.Random,
    now: datetime,
) -> Iterator[Response]:
    for team, area, first, last in _TEAMS:
        for place in used:
            label, age = _ROUNDS[place]
            opened = now - timedelta(days=age)
            round_ = rounds.new(
                deployment.engine,
                team=team,
                area=area,
                checklist_id=checklist.id,
                label=label,
                kind=kind,
                roles=_roles(checklist, kind),
                now=opened,
            )
            progress = first + (last - first) * place / (len(_ROUNDS) - 1)
            for _ in range(chance.randint(*people)):
                yield _response(checklist, round_, progress, chance, opened)
            if place < len(_ROUNDS) - 1:
                rounds.close(deployment.engine, round_.id, now=opened + timedelta(days=7))


def _roles(checklist: Checklist, kind: RoundKind) -> tuple[str, ...]:
    if kind is RoundKind.JOINT:
        return ()
    return tuple(dict.fromkeys(_STAFF)) if is_barometer(checklist) else _ROLES


def _response(
    checklist: Checklist, round_: Round, progress: float, chance: random.Random, opened: datetime
) -> Response:
    answers: dict[str, Answer] = {}
    comments: dict[str, str] = {}
    for number, item in enumerate(checklist.items):
        lean = (
            progress + 0.25 * ((number * 7) % 5 - 2) / 2
        )  # some items are harder than others, for everybody
        answer = _answer(item, lean, chance)
        if answer is not None and chance.random() < 0.95:
            answers[item.id] = answer
        if item.comment and chance.random() < 0.12:
            comments[item.id] = chance.choice(_COMMENTS)
    answered_at = rounded(opened + timedelta(days=chance.randint(0, 6)), round_.kind)
    role = chance.choice(_STAFF if is_barometer(checklist) else round_.roles) if round_.roles else ""
    return Response(new_response_id(), round_.id, checklist.version, role, answers, comments, answered_at)


def _answer(item: Item, lean: float, chance: random.Random) -> Answer | None:
    level = min(max(chance.gauss(lean, 0.22), 0), 1)
    match item:
        case Status() | YesNo() | Scale():
            return _code(item, level)
        case Choice():
            return chance.choice(item.options).id
        case LongText():
            return chance.choice(TEXTS.get(item.id, _COMMENTS))
        case Group():
            return [_line(item, chance) for _ in range(3)]
        case _:
            return None


def _code(item: Status | YesNo | Scale, level: float) -> str:
    if isinstance(item, Scale):
        return str(1 + round(level * 4))
    if isinstance(item, YesNo):
        return "ja" if level > 0.5 else "nej"
    return "ja" if level > 0.6 else "delvist" if level > 0.3 else "nej"


def _line(group: Group, chance: random.Random) -> dict[str, str | int | float]:
    line: dict[str, str | int | float] = {}
    for field in group.fields:
        if isinstance(field, ShortText | LongText):
            line[field.id] = chance.choice(_STEPS)
        elif isinstance(field, Choice):
            line[field.id] = chance.choice(field.options).id
    return line


if __name__ == "__main__":
    sys.exit(run(command))
