"""An access to Google for a person who would rather wait than be told to."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from typing_extensions import override

from sheets.google.account import Access
from sheets.google.wire import Json
from sheets.workbook import BusyError

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_MOST_PAUSES = 20


@dataclass(slots=True)
class PatientAccess(Access):
    """Waits while our own quota is used up; where `waits_for_google`, also when Google says no (429)."""

    waits_for_google: bool = False
    sleep: Callable[[float], None] = time.sleep

    @override
    def read(self, method: str, path: str, *, params: Json | None = None, json: Json | None = None) -> Json:
        return self._patiently(lambda: Access.read(self, method, path, params=params, json=json))

    @override
    def write(self, path: str, *, params: Json | None = None, json: Json) -> Json:
        return self._patiently(lambda: Access.write(self, path, params=params, json=json))

    def _patiently(self, act: Callable[[], _T]) -> _T:
        for _ in range(_MOST_PAUSES):
            try:
                return act()
            except BusyError as error:
                is_googles = error.__cause__ is not None
                if is_googles and not self.waits_for_google:
                    raise
                log.warning("Google tager en pause. Vi går videre om %d sekunder.", round(error.seconds))
                self.sleep(error.seconds)
        return act()
