"""Our tabs in a spreadsheet at Google: which stand there, and what people did with their columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sheets.binding import tidy
from sheets.findings import Finding, fault, fine, warning
from sheets.google import memory
from sheets.google.account import Access
from sheets.google.memory import Entry
from sheets.google.standing import Place, Standing
from sheets.google.wire import Json
from sheets.workbook import Column, Tab

_MOST_NAMED = 3  # columns in one sentence
_PROTECTED = "sheets(properties.sheetId,protectedRanges(warningOnly,requestingUserCanEdit))"


def tabs(standing: Standing, wanted: Iterable[Tab]) -> Iterator[Finding]:
    """Yield what is to be said of each tab that stands there and of its copies, and how many are to come."""
    to_come = 0
    for tab in wanted:
        place = standing.find(tab)
        if place is None:
            to_come += 1
        else:
            yield from _columns(standing, tab, place)
            yield from _copies(standing, tab, place)
    if to_come:
        yield from fine("Faner", f"{to_come} kommer med de første svar til dem.")


def protection(access: Access, key: str, standing: Standing, wanted: Sequence[Tab]) -> list[Finding]:
    """Return whether people have protected one of our tabs against us."""
    found = access.read("get", f"/v4/spreadsheets/{key}", params={"fields": _PROTECTED})
    shut = {_sheet(one) for one in found.get("sheets", ()) if any(map(_is_shut, _ranges(one)))}
    places = [place for tab in wanted if (place := standing.find(tab)) is not None]
    titles = [f"»{place.sheet.title}«" for place in places if place.sheet.id in shut]
    if not titles:
        return fine("Beskyttelse", "Ingen af vores faner er beskyttet mod os.")
    cure = "Vælg Data > Beskyt ark og områder, og fjern beskyttelsen, eller giv servicekontoen lov."
    return fault("Beskyttelse", f"Vi kan ikke skrive overalt i {', '.join(titles)}.", cure)


def _columns(standing: Standing, tab: Tab, place: Place) -> list[Finding]:
    check = _check(place.sheet.title)
    deleted = [column for column in tab.columns if column.key in place.deleted]
    if deleted:
        return warning(
            check,
            f"Slettet af nogen: {_named(deleted)}. Med næste svar kommer tomme kolonner yderst til højre.",
            "Skal de gamle svar i dem med, så gendan kolonnen fra Filer > Versionshistorik.",
        )
    words = [f"{len(place.positions)} kolonner."]
    headers = standing.headers.get(place.sheet.id, {})
    renamed = [one for one in tab.columns if _is_renamed(one, place, headers)]
    if renamed:
        words.append(f"Omdøbt (det må I gerne): {_named(renamed)}.")
    new = [column for column in tab.columns if column.key in place.missing]
    if new:
        words.append(f"Nye kolonner, der kommer med næste svar: {_named(new)}.")
    return fine(check, " ".join(words))


def _copies(standing: Standing, tab: Tab, place: Place) -> Iterator[Finding]:
    """Yield the tabs that people made by duplicating this one."""
    marked = {one.sheet for one in standing.entries if one.key == memory.TAB and _key(one) == tab.key}
    for id_, sheet in standing.sheets.items():
        if id_ in marked and id_ != place.sheet.id:
            message = f"En kopi af »{place.sheet.title}«. Nye svar kommer kun i »{place.sheet.title}«."
            yield from fine(_check(sheet.title), message)


def _key(entry: Entry) -> str:
    return entry.value.rpartition("|")[0]


def _is_renamed(column: Column, place: Place, headers: Mapping[int, str]) -> bool:
    at = place.positions.get(column.key)
    return at is not None and tidy(headers.get(at, "")) != tidy(column.title)


def _named(columns: Sequence[Column]) -> str:
    names = ", ".join(f"»{column.title}«" for column in columns[:_MOST_NAMED])
    more = len(columns) - _MOST_NAMED
    return f"{names} og {more} til" if more > 0 else names


def _check(title: str) -> str:
    return f"Fanen »{title}«"


def _sheet(one: Json) -> int:
    return int(one.get("properties", {}).get("sheetId", 0))


def _ranges(one: Json) -> Sequence[Json]:
    ranges: Sequence[Json] = one.get("protectedRanges", ())
    return ranges


def _is_shut(protected: Json) -> bool:
    return not protected.get("warningOnly") and not protected.get("requestingUserCanEdit")
