"""Items as they stand, and a keeper that keeps a plan in any workbook and remembers in a dict."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.core.actions import Remembered
from app.core.response import RoundKind
from app.core.scoring import Standing
from app.overview.actions import ItemStanding
from app.overview.figures import Figures
from sheets.handleplan.columns import TAB
from sheets.handleplan.merging import Merged, merge
from sheets.page import Cell
from sheets.workbook import Decide, Kept, Tab, Upkeep

TODAY = date(2026, 11, 25)
JA, DELVIST, NEJ = Standing.IN_PLACE, Standing.UNDERWAY, Standing.MISSING

_CODES = {JA: "ja", DELVIST: "delvist", NEJ: "nej", None: "ved_ikke"}
_PERCENT = {JA: 100.0, DELVIST: 50.0, NEJ: 0.0, None: None}


def an_item(n: int, standing: Standing | None, *, measured: date = date(2026, 11, 20)) -> ItemStanding:
    """Return item number n of a team, as the team's joint answer puts it."""
    figures = Figures(
        1, {_CODES[standing]: 1}, int(standing is not None), _PERCENT[standing], None, None, is_disputed=False
    )
    return ItemStanding(
        key=f"noegle-{n}",
        area="Skovparken",
        team="Nord",
        checklist="Prøveskema",
        number=f"1.{n}",
        text=f"Punkt {n} er på plads.",
        kind=RoundKind.JOINT,
        figures=figures,
        is_alone=False,
        standing=standing,
        measured=measured,
    )


def items(*standings: Standing | None) -> list[ItemStanding]:
    """Return an item per standing, numbered from 1."""
    return [an_item(n, one) for n, one in enumerate(standings, 1)]


class Keeper:
    """Keeps a plan through a workbook's `keep`, as the product does, but remembers in a dict."""

    def __init__(self, keep: Callable[[Tab, Decide], Kept]) -> None:
        self._keep = keep
        self.memory: Mapping[str, Remembered] = {}
        self.found = Merged(Upkeep(()), {}, {})

    def run(self, standing: Sequence[ItemStanding], *, today: date = TODAY) -> Kept:
        """Bring the plan up to date with the items."""

        def decide(rows: Sequence[Mapping[str, Cell]] | None) -> Upkeep:
            self.found = merge(rows, standing, self.memory, today=today)
            self.memory = self.found.before
            return self.found.upkeep

        kept = self._keep(TAB, decide)
        self.memory = self.found.after
        return kept
