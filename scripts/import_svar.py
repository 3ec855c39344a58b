"""`forankring import-svar`: hand in answers that a phone saved as a file because it could not send them."""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from app.core.response import Round, is_response_id
from app.definitions.library import UnknownChecklistError
from app.deployment import Deployment, open_deployment, spreadsheet_name
from app.store import rounds
from app.store.responses import Responses, Saved, SaveError
from app.web import attempt, notice
from app.web.attempt import Attempt
from app.web.submission import ANYWAY, ID, SEND, Submission
from scripts.danish import DanishCommand, run

_PATH = "/s/"
_DONE = {Saved.NEW: "Gemt", Saved.AGAIN: "Var gemt i forvejen"}
_STOPS = {Saved.CLOSED: notice.CLOSED.heading, Saved.CONFLICT: notice.TAKEN.heading}


class NotOursError(click.ClickException):
    """The file holds no answers from a phone; the message is Danish and says what to do."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One answer in the file: the token of its round's link, and its fields as the phone would send them."""

    id: str
    token: str
    fields: dict[str, list[str]]


@click.command("import-svar", cls=DanishCommand)
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--anyway", is_flag=True, help="Gem også svar med noget, der ligner et telefonnummer eller en e-mail"
)
def command(path: Path, *, anyway: bool) -> None:
    """Gem svar fra en fil, som en telefon har gemt, fordi den ikke kunne sende."""
    found = read(path)
    deployment = open_deployment(os.environ)
    responses = Responses(deployment.engine)
    outcomes = [_save(one, deployment, responses, anyway=anyway) for one in found]
    for one, told in zip(found, outcomes, strict=True):
        print(f"{one.id}: {told}")
    counts = Counter(told in _DONE.values() for told in outcomes)
    print(f"\n{counts[True]} af {len(found)} svar er gemt.")
    if counts[False]:
        raise click.ClickException(
            f"{counts[False]} svar er IKKE gemt. Behold filen, ret årsagen, og kør kommandoen igen."
        )


def read(path: Path) -> list[Waiting]:
    """Return the answers in the file; raise NotOursError where it is not one that a phone of ours saved."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        found = [_waiting(one) for one in content["svar"]]
    except OSError as error:
        raise NotOursError(f"{path}: kan ikke læses ({error.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotOursError(
            f"{path}: er ikke en fil med svar. Brug den fil, som telefonen gav med »Gem som fil«."
        ) from None
    return found


def _waiting(one: dict[str, Any]) -> Waiting:
    fields: dict[str, list[str]] = {}
    for name, value in one["entries"]:
        fields.setdefault(str(name), []).extend([str(value)] if value else [])
    id_, path = str(one["id"]), str(one["path"])
    if not (is_response_id(id_) and path.startswith(_PATH)):
        raise ValueError(path)
    return Waiting(id_, path.removeprefix(_PATH), {**fields, ID: [id_]})


def _save(one: Waiting, deployment: Deployment, responses: Responses, *, anyway: bool) -> str:
    """Save the answer as the form would, and return what became of it."""
    round_ = rounds.by_token(deployment.engine, one.token)
    if round_ is None:
        return "Målingen findes ikke her"
    fields = {**one.fields, SEND: [ANYWAY]} if anyway else one.fields
    now = datetime.now(UTC)
    try:
        tried = attempt.read(round_, deployment.library, Submission(fields), now=now)
        stop = tried.stopped_by()
        if stop is not None:
            return _told(stop.heading, [link.text for link in stop.links])
        return _stored(tried, round_, responses, now=now)
    except UnknownChecklistError as error:
        return str(error)
    except SaveError:
        return "Databasen kunne ikke gemme det. Se efter, om der er plads på disken"


def _stored(tried: Attempt, round_: Round, responses: Responses, *, now: datetime) -> str:
    name = spreadsheet_name(tried.checklist, round_.team)
    outcome = responses.save(tried.response, spreadsheet=name, now=now)
    return _DONE.get(outcome) or _STOPS[outcome]


def _told(heading: str, links: Sequence[str]) -> str:
    return "\n    ".join((heading, *links))


if __name__ == "__main__":
    sys.exit(run(command))
