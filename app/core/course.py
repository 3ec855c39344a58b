"""Courses: which items of a checklist about single persons say who, when, how and how far."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.items import Choice, Code, Frozen, Id, Item, Month, Scale


class Stage(StrEnum):
    """How far a course is, in the words people read."""

    START = "Start"
    UNDERWAY = "Undervejs"
    END = "Slut"
    AFTER = "Efter slut"


Codes = Annotated[tuple[str, ...], Field(min_length=1)]


class Course(Frozen):
    """The ids of the items that make single answers a person's course.

    `person` is the random code, `month` what the answers are about, `started` when the course did, `method`
    which it is. `moment` says how far it is: its codes are the stages. `counted` are choices, counted at each
    stage; scales are averaged, all of them.
    """

    person: Id
    month: Id
    started: Id
    method: Id
    moment: Id
    start: Codes
    underway: Codes
    end: Codes
    after: Codes
    counted: tuple[Id, ...] = ()

    @property
    def stages(self) -> Mapping[str, Stage]:
        """Return the stage of each code of `moment`."""
        by_stage = zip(Stage, (self.start, self.underway, self.end, self.after), strict=True)
        return {code: stage for stage, codes in by_stage for code in codes}

    def shows(self, item: Item) -> bool:
        """Say whether answers to the item are shown at each stage."""
        return isinstance(item, Scale) or item.id in self.counted

    def faults(self, items: Mapping[str, Item]) -> Iterator[str]:
        """Yield what is wrong with it in a checklist with these items, by their ids, in Danish."""
        wanted = [
            ("person", self.person, Code),
            ("month", self.month, Month),
            ("started", self.started, Month),
        ]
        choices = [
            ("method", self.method),
            ("moment", self.moment),
            *(("counted", id_) for id_ in self.counted),
        ]
        for key, id_, kind in (*wanted, *((key, id_, Choice) for key, id_ in choices)):
            if not isinstance(items.get(id_), kind):
                yield f"'{key}' er '{id_}'. Det skal være et punkt af slagsen {kind.__name__.lower()}"
        moment = items.get(self.moment)
        known = moment.codes if isinstance(moment, Choice) else frozenset()
        if unknown := sorted(self.stages.keys() - known):
            yield f"'{self.moment}' har ikke svaret '{unknown[0]}'. Brug dets egne"
