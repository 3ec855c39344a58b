"""How long a run takes and how hard it is."""

from dataclasses import dataclass

from tests.google_api.faults import ANYTHING, Fault

#: Faults before and after a call is applied, and copies of lost calls that land soon or late.
FAULTS = (
    *ANYTHING,
    Fault("late-copy", calls=1),
    Fault("late-copy", calls=10),
    Fault("late-copy", calls=60),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: `responses` are stored, or what comes in `seconds` (0: no limit), at `per_second`.

    `share` of all calls goes wrong. People do something about once for `edit_every` calls. The delivery is
    killed after 1 to `kill_within` calls each time, and every few times the process that stores, too.
    """

    responses: int
    seconds: float = 0.0
    per_second: int = 10**6
    share: float = 0.2
    edit_every: int = 1
    kill_within: int = 80
    others: int = 1000
    seed: int = 1
    quota: bool = False
