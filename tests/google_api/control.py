"""The control interface over HTTP: what tests do to a server that runs by itself."""

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tests.google_api.errors import Data
from tests.google_api.faults import Fault
from tests.google_api.quota import Quota

if TYPE_CHECKING:
    from tests.google_api.api import GoogleApi


class Control:
    """Answers /control/...; see the package's docstring."""

    def __init__(self, google: "GoogleApi") -> None:
        self._google = google

    def answer(self, _verb: str, target: str, body: Data) -> Data:
        """Carry out a command and return its answer as JSON."""
        _, name, *rest = [unquote(part) for part in urlsplit(target).path.strip("/").split("/")]
        command = getattr(self, f"_{name.replace('-', '_')}", None)
        if command is None or name in {"google", "answer"}:
            message = f"There is no control command {name!r}."
            raise ValueError(message)
        return command(*rest, **body)

    def _spreadsheets(self, **options: Data) -> Data:
        return {"spreadsheetId": self._google.create(**options)}

    def _xlsx(self, **options: Data) -> Data:
        return {"fileId": self._google.create_xlsx(**options)}

    def _service_account(self, **options: Data) -> Data:
        return self._google.service_account(**options)

    def _people(self, spreadsheet_id: str, action: str, **options: Data) -> Data:
        if action.startswith("_"):
            raise ValueError(action)
        return getattr(self._google.people(spreadsheet_id), action)(**options) or {}

    def _rows(self, spreadsheet_id: str, title: str) -> Data:
        return {"rows": self._google.spreadsheet(spreadsheet_id).rows(title)}

    def _tabs(self, spreadsheet_id: str) -> Data:
        return {"titles": self._google.spreadsheet(spreadsheet_id).titles}

    def _metadata(self, spreadsheet_id: str) -> Data:
        return {"metadata": self._google.spreadsheet(spreadsheet_id).metadata()}

    def _fault(self, **options: Data) -> Data:
        self._google.faults.add(**options)
        return {}

    def _chance(
        self, *, share: float, seed: int, kinds: list[str] | None = None, faults: Data = None
    ) -> Data:
        chosen = None if faults is None else tuple(Fault(**item) for item in faults)
        only = None if kinds is None else frozenset(kinds)
        self._google.faults.often(share, seed=seed, faults=chosen, kinds=only)
        return {}

    def _no_faults(self) -> Data:
        self._google.faults.clear()
        return {}

    def _land(self) -> Data:
        self._google.late.land_all()
        return {}

    def _clock(self, *, at: float | None = None, advance: float | None = None) -> Data:
        if at is not None:
            self._google.clock.set(at)
        if advance is not None:
            self._google.clock.advance(advance)
        return {"now": self._google.clock.now()}

    def _quota(self, *, on: bool = True, **limits: Data) -> Data:
        self._google.quota = Quota(**limits) if on else None
        return {}

    def _expire_tokens(self) -> Data:
        self._google.accounts.expire_all()
        return {}

    def _calls(self, *, clear: bool = False) -> Data:
        names = ("method", "path", "kind", "status", "received", "sent", "fault", "applied")
        calls = [{name: getattr(call, name) for name in names} for call in self._google.calls]
        if clear:
            self._google.calls.clear()
        return {"calls": calls}
