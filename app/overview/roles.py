"""A round by role: the same figures for each role by itself, so that no difference reveals anybody.

The roles' answers add up to the round's. So every group that is shown has enough people, an item that is held
back in one group is held back in all of them, comments are never split, and nobody's day of answering is told
by role. Then whatever is subtracted from whatever leaves the answers of enough people, or of none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.core import suppression
from app.core.alphabet import danish_order
from app.core.checklist import Lookup
from app.core.response import RoundKind
from app.overview.answers import RoundAnswers
from app.overview.figures import Limits, RoundOverview
from app.overview.outline import Outlines
from app.overview.records import line
from app.overview.rounds import round_overview
from app.overview.tallies import tallies

OTHERS = "Andre roller"
WITHOUT = "Uden rolle"


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The people of a role, or of some `roles` together, and what their part of the round shows.

    `name` is the role's; OTHERS where small roles are together, WITHOUT where nobody said a role. In `round`
    the days are those of the whole round, and comments are None.
    """

    name: str
    roles: tuple[str, ...]
    round: RoundOverview


def by_role(answers: RoundAnswers, lookup: Lookup, limits: Limits) -> tuple[RoleGroup, ...]:
    """Return the groups of the round, in Danish alphabetical order with OTHERS last.

    Nothing for joint answers, and where no more than one group could be shown. Raises UnknownVersionError.
    """
    if answers.kind is RoundKind.JOINT:
        return ()
    groups = partition(_sizes(answers), minimum=limits.respondents)
    if len(groups) < 2:
        return ()
    parts = [_part(answers, roles) for roles in groups]
    found = [tallies(part, lookup) for part in parts]
    answered = [{id_: tally.answered for id_, tally in of_part.items()} for of_part in found]
    withheld = held_back_items(answered, minimum=limits.respondents)
    outlines = Outlines(lookup)
    first, last = answers.days
    return tuple(
        RoleGroup(
            name=_name(roles),
            roles=roles,
            round=replace(
                round_overview(
                    part,
                    outlines.of(part.checklist_id, part.versions),
                    of_part,
                    limits,
                    withheld=withheld,
                ),
                first=first,
                last=last,
            ),
        )
        for roles, part, of_part in zip(groups, parts, found, strict=True)
    )


def partition(sizes: Mapping[str, int], *, minimum: int) -> tuple[tuple[str, ...], ...]:
    """Return the roles in groups that may all be shown; `sizes` has how many people each role has.

    A role with enough people is a group. Smaller ones are pooled, with the smallest of the others until the
    pool has enough too; it stands last. One group, or none, means that there is no split to show.
    """
    ordered = sorted((role for role in sizes if sizes[role]), key=lambda one: (sizes[one], danish_order(one)))
    pool = [role for role in ordered if suppression.is_held_back(sizes[role], minimum=minimum)]
    alone = ordered[len(pool) :]
    while alone and suppression.is_held_back(sum(sizes[role] for role in pool), minimum=minimum):
        pool.append(alone.pop(0))
    groups = [(role,) for role in sorted(alone, key=danish_order)]
    return (*groups, tuple(sorted(pool, key=danish_order))) if pool else tuple(groups)


def held_back_items(answered: Sequence[Mapping[str, int]], *, minimum: int) -> frozenset[str]:
    """Return the items that too few answered in any group; `answered` has how many did, by item id."""
    return frozenset(
        id_
        for of_group in answered
        for id_, count in of_group.items()
        if suppression.is_held_back(count, minimum=minimum)
    )


def _name(roles: tuple[str, ...]) -> str:
    return OTHERS if len(roles) > 1 else roles[0] or WITHOUT


def _sizes(answers: RoundAnswers) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in answers.marked:
        found[line(one.role)] += one.n
    return found


def _part(answers: RoundAnswers, roles: tuple[str, ...]) -> RoundAnswers:
    """Return the answers of these roles; of the comments nobody is told whose they are."""
    marked = [one for one in answers.marked if line(one.role) in roles]
    return replace(answers, received=sum(one.n for one in marked), marked=marked, comments=None)
