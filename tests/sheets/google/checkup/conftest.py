"""A spreadsheet at the loopback Google, signed in to with a key file that the environment names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sheets.findings import Finding, Level, follow
from sheets.google import Access, GoogleWorkbook, Quota
from sheets.google.checkup import Patient, account_links, spreadsheet_links
from sheets.google.checkup.key import VARIABLE
from sheets.google.patience import PatientAccess
from sheets.workbook import Batch, Column, Row, Tab
from tests.google_api import GoogleApi
from tests.google_api.people import People

TAB = Tab("svar:x", "Opfølgning", (Column("svar-id", "Svar-id"), Column("a", "Første"), Column("b", "Andet")))


@dataclass(slots=True)
class Desk:
    """What a test works with; `pauses` are the seconds that were slept."""

    google: GoogleApi
    key: str
    key_file: Path
    access: Access
    pauses: list[float] = field(default_factory=list)

    def patient(self, calls: int, *, waits_for_google: bool = False) -> PatientAccess:
        """Return an access with so many calls a minute, whose minutes pass only while it waits."""
        quota = Quota(now=lambda: sum(self.pauses), reads=calls, writes=calls)
        return PatientAccess(
            quota, self.google.url, waits_for_google=waits_for_google, sleep=self.pauses.append
        )

    @property
    def people(self) -> People:
        """Return the people who have the spreadsheet open."""
        return self.google.people(self.key)

    def write_key(self, changes: dict[str, str]) -> None:
        """Change what stands in the key file."""
        content = json.loads(self.key_file.read_text(encoding="utf-8"))
        self.key_file.write_text(json.dumps(content | changes), encoding="utf-8")

    def account(self, **environ: str) -> list[Finding]:
        """Return what is found about the key."""
        given = {VARIABLE: str(self.key_file)} | environ
        return follow(account_links(self.access, given, self.key))

    def spreadsheet(self, key: str = "", *, tab: Tab = TAB, has_next: bool = False) -> list[Finding]:
        """Return what is found about the spreadsheet."""
        patient = Patient(key or self.key, "FORANKRING_SPREADSHEET", (tab,), has_next)
        return follow(spreadsheet_links(self.access, patient))

    def deliver(self, tab: Tab = TAB) -> None:
        """Put a row in, as the delivery does."""
        batch = Batch(1, [(tab, [Row("r1", {"a": "ja", "b": "nej"})])], id="parti", token=1)
        GoogleWorkbook(self.access, self.key).append(batch)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with GoogleApi() as google:
        path = google.key_file(tmp_path)
        path.chmod(0o600)
        monkeypatch.setenv(VARIABLE, str(path))
        # Nothing but the key file signs us in: no cloud machine, no login of a developer's.
        monkeypatch.setenv("NO_GCE_CHECK", "true")
        monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
        yield Desk(google, google.create(), path, Access(elsewhere=google.url))


def told(found: list[Finding], check: str) -> Finding:
    """Return the one finding of this check."""
    (one,) = [finding for finding in found if finding.check == check]
    return one


def the_fault(found: list[Finding]) -> Finding:
    """Return the one fault, after which nothing was reached."""
    levels = [one.level for one in found]
    at = levels.index(Level.FAULT)
    assert all(level is Level.UNREACHED for level in levels[at + 1 :])
    return found[at]
