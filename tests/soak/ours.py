"""Our delivery under faults, kills and people's edits."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from app.deployment import ANSWERS, Deployment, open_deployment
from app.store import outbox, rounds
from tests.google_api import GoogleApi, Quota
from tests.soak.answering import CHECKLIST, NOW, ROUND
from tests.soak.comparing import Figures, compare
from tests.soak.people import People
from tests.soak.plan import FAULTS, Plan
from tests.soak.processes import Process
from tests.soak.storing import STRETCH

_SILENCE = 20.0  # seconds
_NO_PROGRESS = 150.0  # seconds: longer than any pause that is ours to take


@dataclass(slots=True)
class Report:
    """What became of the rows, and what they went through."""

    figures: Figures
    kills: int
    calls: int
    faults: int
    people: int
    seconds: float


def run(folder: Path, plan: Plan) -> Report:
    """Store, deliver, break and edit; then let the delivery finish in peace and compare."""
    started = time.monotonic()
    with GoogleApi(seed=plan.seed) as google:
        google.quota = Quota() if plan.quota else None
        key = google.create()
        env = _environment(folder, google, key)
        deployment = open_deployment(env)
        people = People(google, key, seed=plan.seed)
        delivery = Process(lambda: ["scripts.deliver", "--follow-parent"], env, folder / "delivery.log")
        google.faults.often(plan.share, seed=plan.seed, faults=FAULTS)
        with _editing(people, plan.edit_every):
            count, kills = _storm(deployment, delivery, google, plan)
        faults = sum(bool(call.fault) for call in google.calls)
        google.faults.clear()
        _drain(deployment, delivery)
        google.late.land_all()
        figures = compare(google.book(key), people.done, count)
        done = sum(people.done.counts.values())
        return Report(figures, kills, len(google.calls), faults, done, time.monotonic() - started)


def _environment(folder: Path, google: GoogleApi, key: str) -> dict[str, str]:
    return {
        "FORANKRING_DATABASE_URL": f"sqlite:///{folder}/forankring.db",
        "FORANKRING_SPREADSHEET": key,
        "FORANKRING_GOOGLE_API": google.url,
        "FORANKRING_LINGER_SECONDS": "0",
        "FORANKRING_REFRESH_SECONDS": "0",  # only rows are compared
        "GOOGLE_APPLICATION_CREDENTIALS": str(google.key_file(folder)),
    }


@contextmanager
def _editing(people: People, every: int) -> Iterator[None]:
    stop = Event()
    faults: list[BaseException] = []

    def edit() -> None:
        try:
            people.run(stop, every=every)
        except BaseException as error:  # a mistake of the run's own must end it
            faults.append(error)

    thread = Thread(target=edit)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
    if faults:
        raise faults[0]


def _storm(deployment: Deployment, delivery: Process, google: GoogleApi, plan: Plan) -> tuple[int, int]:
    """Store and deliver while everything goes wrong; return how many responses are stored, and the kills."""
    chance = random.Random(plan.seed)
    round_ = _round(deployment)
    stored = [0]
    database = deployment.settings.database_url

    def command() -> list[str]:
        numbers = [stored[0], plan.responses, plan.per_second]
        return ["tests.soak.storing", database, round_, *(str(number) for number in numbers)]

    def hear(line: str) -> None:
        stored[0] = int(line)

    storing = Process(command, {}, delivery.log.with_name("storing.log"), hear)
    until = time.monotonic() + (plan.seconds or 10**9)
    storing.start()
    while time.monotonic() < until and (
        storing.is_running or outbox.count_waiting(deployment.engine, ANSWERS)
    ):
        delivery.start()
        _wait_for_calls(google, chance.randint(1, plan.kill_within))
        time.sleep(chance.uniform(0, 0.2))
        delivery.kill()
        if storing.is_running and chance.random() < 0.3:
            storing.kill()
            storing.start()
    storing.kill()
    kills = delivery.kills + storing.kills
    return _finish(storing, stored, plan), kills


def _wait_for_calls(google: GoogleApi, number: int) -> None:
    """Return after so many more calls; sooner when the delivery has nothing to say for a while."""
    enough, seen = len(google.calls) + number, len(google.calls)
    until = time.monotonic() + _SILENCE
    while len(google.calls) < enough and time.monotonic() < until:
        time.sleep(0.005)
        if len(google.calls) > seen:
            seen, until = len(google.calls), time.monotonic() + _SILENCE


def _finish(storing: Process, stored: list[int], plan: Plan) -> int:
    """Store the stretch that the last kill may have cut in two; return how many are stored."""
    end = min(stored[0] + STRETCH, plan.responses)
    if stored[0] < end:
        whole = storing.command
        storing.command = lambda: [*whole()[:4], str(end), str(10**6)]
        storing.start()
        if storing.wait():
            raise RuntimeError(storing.log.read_text(encoding="utf-8"))
    return end


def _round(deployment: Deployment) -> str:
    made = rounds.new(
        deployment.engine,
        team=ROUND.team.name,
        area=ROUND.team.area,
        checklist_id=CHECKLIST,
        label=ROUND.label,
        kind=ROUND.kind,
        now=NOW,
    )
    return made.id


def _drain(deployment: Deployment, delivery: Process) -> None:
    """Let a fresh delivery carry what still waits."""
    delivery.start()
    waiting = outbox.count_waiting(deployment.engine, ANSWERS)
    since = time.monotonic()
    while waiting:
        time.sleep(0.2)
        before, waiting = waiting, outbox.count_waiting(deployment.engine, ANSWERS)
        if waiting < before:
            since = time.monotonic()
        if time.monotonic() - since > _NO_PROGRESS:
            raise TimeoutError(f"{waiting} responses wait and nothing happens")
    delivery.kill()
