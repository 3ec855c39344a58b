"""spreadsheets.batchUpdate: all requests or none, one reply each."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.google_api.a1 import Area, from_grid
from tests.google_api.errors import PROTECTED, ApiError, Json, invalid, not_implemented
from tests.google_api.state import Book, transaction
from tests.google_api.tab import Tab

Handler = Callable[["Batch", Json], Json | None]


@dataclass(frozen=True, slots=True)
class Batch:
    """What a request works on: the spreadsheet, and who asks."""

    book: Book
    user: str
    owner: str = ""

    def area(self, grid: Json) -> Area:
        """Return the area of a GridRange that must lie within the grid, and that the user may edit."""
        found = from_grid(self.book, grid)
        tab = found.tab
        beyond = found.top >= tab.row_count or found.left >= tab.column_count
        if beyond or (found.bottom or 0) > tab.row_count or (found.right or 0) > tab.column_count:
            raise invalid(
                f"range.endRowIndex or endColumnIndex is beyond the grid: GridRange {grid}. "
                f"Max rows: {tab.row_count}, max columns: {tab.column_count}"
            )
        self.check_protected(found)
        return found

    def check_protected(self, area: Area) -> None:
        """Refuse what touches cells that are protected against this user."""
        for item in area.tab.protected:
            if not self.may_edit(item) and _touches(item, area):
                raise invalid(PROTECTED)

    def may_edit(self, protection: Json) -> bool:
        """Say whether a ProtectedRange lets this user through."""
        editors = protection.get("editors", {}).get("users", ())
        return bool(protection.get("warningOnly")) or self.user in {
            *editors,
            protection.get("owner"),
            self.owner,
        }


HANDLERS: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Make a function the one that carries out requests of this kind."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


def run(batch: Batch, requests: list[Json]) -> list[Json]:
    """Carry out the requests in order and return the replies; nothing has happened when it raises."""
    if not requests:
        raise invalid("Must specify at least one request.")
    with transaction(batch.book):
        return [_carry_out(batch, at, request) for at, request in enumerate(requests)]


def _carry_out(batch: Batch, at: int, request: Json) -> Json:
    if not request:
        raise invalid(f"Invalid requests[{at}]: No request set.")
    if len(request) > 1:
        first, second = list(request)[:2]
        raise invalid(
            f"Invalid value at 'requests[{at}]' (oneof), oneof field 'kind' is already set. "
            f"Cannot set '{second}' (already set: '{first}')"
        )
    ((kind, body),) = request.items()
    handler = HANDLERS.get(kind)
    if handler is None:
        raise not_implemented(f"requests of the kind {kind}")
    try:
        return handler(batch, body) or {}
    except ApiError as error:
        if error.code != 400:
            raise
        prefixed = f"Invalid requests[{at}].{kind}: {error.message}"
        raise ApiError(error.code, error.status, prefixed, error.details) from error


def _touches(item: Json, area: Area) -> bool:
    grid = item.get("range", {})
    if grid.get("sheetId", 0) != area.tab.sheet_id or not overlap(grid, area):
        return False
    return not any(_covers(free, area) for free in item.get("unprotectedRanges", ()))


def _ends(grid: Json, tab: Tab) -> tuple[int, int, int, int]:
    return (
        int(grid.get("startRowIndex", 0)),
        int(grid.get("endRowIndex", tab.row_count)),
        int(grid.get("startColumnIndex", 0)),
        int(grid.get("endColumnIndex", tab.column_count)),
    )


def overlap(grid: Json, area: Area) -> bool:
    """Say whether a GridRange of the area's tab has a cell in the area."""
    top, bottom, left, right = _ends(grid, area.tab)
    return top < area.end_row and area.top < bottom and left < area.end_column and area.left < right


def _covers(grid: Json, area: Area) -> bool:
    top, bottom, left, right = _ends(grid, area.tab)
    return top <= area.top and area.end_row <= bottom and left <= area.left and area.end_column <= right
