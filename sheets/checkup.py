"""The checkup of a deployment: every link between an answer in the store and its row in a spreadsheet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.core.addresses import google_key
from app.deployment import Deployment
from sheets.excel.checkup import file_links
from sheets.findings import Section, fine, follow, unreached
from sheets.google import Access
from sheets.google.checkup import Patient, account_links, spreadsheet_links
from sheets.spreadsheets import Used, every


def checkup(
    deployment: Deployment,
    access: Access,
    environ: Mapping[str, str],
) -> Iterator[Section]:
    """Yield what was found: the settings, the key to Google where one is needed, and each spreadsheet."""
    used = every(deployment)
    settings = [one for each in used for one in fine(each.title, f"{each.address} ({each.source})")]
    yield Section("Indstillinger", settings)
    keys = [key for one in used if (key := google_key(one.address)) is not None]
    is_in = True
    if keys:
        account = Section("Servicekonto", follow(account_links(access, environ, keys[0])))
        is_in = not account.has_faults
        yield account
    for one in used:
        yield _spreadsheet(access, one, is_in=is_in)


def _spreadsheet(access: Access, one: Used, *, is_in: bool) -> Section:
    title, key = f"{one.title}: {one.address}", google_key(one.address)
    if key is None:
        return Section(title, follow(file_links(Path(one.address))))
    links = spreadsheet_links(access, Patient(key, one.source, one.tabs, one.has_next))
    return Section(title, follow(links) if is_in else unreached(links))
