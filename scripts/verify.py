"""`forankring verify`: does every spreadsheet hold what was delivered; `--repair` brings what is missing."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

import click

from app.deployment import ANSWERS, INDIVIDDATA, Deployment, open_deployment
from app.overview.comparison import Difference
from app.store import batches, outbox
from app.telling import wording
from scripts.danish import DanishCommand, run
from scripts.status import NOT_RUNNING, is_served
from sheets.verification import Row, Verified, send_missing, take_in, verify

_MOST_TOLD = 10  # ids of one kind
_DOUBLE = "Slet selv de rækker, der er for mange: søg efter Svar-id'et i regnearket, og behold den øverste."
_REPAIR = "Læg det ind igen, der mangler, med 'forankring verify --repair'."


@click.command(cls=DanishCommand)
@click.option("--repair", is_flag=True, help="Læg det ind igen, der mangler. Spørger først")
@click.option("--yes", is_flag=True, help="Svar ja til, at slettede rækker lægges ind igen")
@click.option("--json", "as_json", is_flag=True, help="Skriv som JSON. Med --repair skal --yes også med")
def command(*, repair: bool, yes: bool, as_json: bool) -> int:
    """Sammenlign regnearkene med det, der er leveret.

    Slutter med 0, når alt står, som det blev leveret, og med 1, når noget er anderledes.
    """
    if repair and as_json and not yes:
        raise click.BadParameter("Skriv også --yes: med --json bliver der ikke spurgt.")
    deployment = open_deployment(os.environ)
    found = list(verify(deployment))
    if as_json:
        print(json.dumps([_facts(one) for one in found], ensure_ascii=False, indent=2))
    for one in found:
        if not as_json:
            print("\n".join(lines(one)))
        if repair:
            for line in _repaired(deployment, one, is_sure=yes):
                print(line, file=sys.stderr if as_json else sys.stdout)
    if not repair and not as_json and any(one.missing or one.refused or one.stray for one in found):
        print(f"\n{_REPAIR}")
    return 0 if all(one.is_as_delivered for one in found) else 1


def lines(one: Verified) -> Iterator[str]:
    """Yield what to say about one spreadsheet: ids and counts, never what the answers say."""
    yield f"\nRegneark: {one.workbook}"
    if one.fault:
        yield f"Det kan ikke læses. {one.fault}"
        return
    if one.stray:
        yield f"Det er ikke i brug længere, men {one.stray} svar venter på det."
        if one.name == INDIVIDDATA:
            yield "Sæt dets adresse i FORANKRING_INDIVIDDATA_SPREADSHEET igen."
    if one.is_as_delivered:
        yield "Alt står, som det blev leveret."
    for difference in one.differences:
        yield f"{one.titles[difference.checklist_id]}:"
        yield from _difference(difference)
    if one.refused:
        yield f"{len(one.refused)} svar er lagt til side, fordi regnearket afviser dem:"
        yield from _some([f"{id_}: {reason}" for id_, reason in one.refused.items()])
    if any(difference.double for difference in one.differences):
        yield _DOUBLE


def _difference(one: Difference) -> Iterator[str]:
    if one.has_no_ids:
        yield f"  {wording.NO_IDS}"
    for words, ids in wording.ways(one):
        yield f"  {len(ids)} {words}."
        yield from _some(list(ids))


def _some(told: Sequence[str]) -> Iterator[str]:
    yield from (f"    {one}" for one in told[:_MOST_TOLD])
    if len(told) > _MOST_TOLD:
        yield f"    ... og {len(told) - _MOST_TOLD} mere"


def _repaired(deployment: Deployment, one: Verified, *, is_sure: bool) -> list[str]:
    """Let what is missing wait again, deleted rows only where a person wants it; return what to say of it."""
    engine = deployment.engine
    again = take_in(engine, one) if one.stray else batches.take_back(engine, one.name)
    if one.missing and (is_sure or _is_wanted(one.missing)):
        again += send_missing(deployment, one, now=datetime.now(UTC))
    if not again:
        return []
    (standing,) = outbox.standing(engine, [ANSWERS if one.stray else one.name])
    told = [f"Leveringen lægger {again} svar ind igen."]
    return told if is_served(standing, now=datetime.now(UTC)) else [*told, NOT_RUNNING]


def _is_wanted(missing: Sequence[Row]) -> bool:
    """Ask whether the rows are to be delivered again although somebody deleted them."""
    these = "Denne række" if len(missing) == 1 else f"Disse {len(missing)} rækker"
    print(f"{these} er slettet af nogen:")
    rows = [f"{one.response_id}  {one.team} · {one.checklist} · {one.label}" for one in missing]
    print("\n".join(_some(rows)))
    it = "den" if len(missing) == 1 else "de"
    answer: str = click.prompt(
        f"Skal {it} lægges ind igen? [j/N]", default="n", show_default=False, prompt_suffix=" "
    )
    return answer.strip().casefold() in {"j", "ja"}


def _facts(one: Verified) -> Mapping[str, object]:
    return {
        "spreadsheet": one.name,
        "address": one.workbook,
        "as_delivered": one.is_as_delivered,
        "fault": one.fault or None,
        "refused": one.refused,
        "stray": one.stray,
        "checklists": [
            {"title": one.titles[difference.checklist_id], **asdict(difference)}
            for difference in one.differences
        ],
    }


if __name__ == "__main__":
    sys.exit(run(command))
