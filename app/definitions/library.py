"""The library: every checklist of this deployment, in the versions that answers were given to."""

from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from app.core.checklist import Checklist
from app.definitions.toml import DefinitionError, load
from app.definitions.translations import Translated, translated


class UnknownChecklistError(Exception):
    """There is no such checklist, or it is switched off; the message says which there are."""


FindKept = Callable[[str, str], Checklist | None]


def _nothing_kept(_checklist_id: str, _version: str) -> Checklist | None:
    return None


class Library:
    """The newest version of every checklist by id, and older versions by id and version.

    `find_kept` looks an older version up where answers are kept. `separate` tells whether checklists about
    single persons are switched on.
    """

    def __init__(
        self,
        current: Mapping[str, Checklist],
        find_kept: FindKept = _nothing_kept,
        *,
        separate: bool = False,
    ) -> None:
        self._current = {id_: one for id_, one in current.items() if separate or not one.separate}
        self._off = current.keys() - self._current.keys()
        self._versions = {(one.id, one.version): one for one in current.values()}
        self._find_kept = find_kept
        self._translated: dict[tuple[str, str, str], Translated] = {}

    def __iter__(self) -> Iterator[Checklist]:
        return iter(self._current.values())

    def current(self, checklist_id: str) -> Checklist:
        """Return the newest version; raise UnknownChecklistError where there is none to use."""
        try:
            return self._current[checklist_id]
        except KeyError:
            raise UnknownChecklistError(self._unknown(checklist_id)) from None

    def version(self, checklist_id: str, version: str) -> Checklist | None:
        """Return that version of the checklist, or None when nobody ever saw it here."""
        key = (checklist_id, version)
        if key not in self._versions:
            kept = self._find_kept(checklist_id, version)
            if kept is None:
                return None
            self._versions[key] = kept
        return self._versions[key]

    def translated(self, checklist: Checklist, language: str) -> Translated:
        """Return a checklist of the library in the language; each is made once."""
        key = (checklist.id, checklist.version, language)
        if key not in self._translated:
            self._translated[key] = translated(checklist, language)
        return self._translated[key]

    def _unknown(self, checklist_id: str) -> str:
        if checklist_id in self._off:
            return (
                f"Skemaet '{checklist_id}' er slået fra, fordi det handler om enkeltpersoner. "
                "Slå det til med FORANKRING_INDIVIDDATA_SPREADSHEET; se README."
            )
        return f"Skemaet '{checklist_id}' findes ikke. Vælg et af: {', '.join(sorted(self._current))}."


def built_in() -> dict[str, Checklist]:
    """Return the checklists that come with the product, by id."""
    return _all(Path(str(resources.files("app.checklists"))))


def in_folder(folder: Path) -> dict[str, Checklist]:
    """Return the checklists of a deployment's own folder, by id; raise DefinitionError naming every fault."""
    if not folder.is_dir():
        raise DefinitionError([f"{folder}: mappen findes ikke. Ret FORANKRING_CHECKLISTS."])
    return _all(folder)


def _all(folder: Path) -> dict[str, Checklist]:
    found: dict[str, Checklist] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            one = load(path)
        except DefinitionError as error:
            faults += error.faults
        else:
            found[one.id] = one
    if faults:
        raise DefinitionError(faults)
    return found
