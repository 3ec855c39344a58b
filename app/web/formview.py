"""The form as its template shows it: parts and sections of items, and what stands above and below them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.config import Settings
from app.core.addresses import google_key
from app.core.checklist import Checklist
from app.core.items import Group
from app.core.languages import DANISH, LANGUAGES, Language
from app.core.response import Round, RoundKind
from app.core.said import Said
from app.web import fieldmaking
from app.web.fieldview import Entered, FieldView
from app.web.notice import Notice
from app.web.receipt import next_person
from app.web.submission import ROLE


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; `is_sub` tells that it stands under a part's heading."""

    id: str
    step: str
    title: str
    intro: str
    is_sub: bool
    items: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part; its number is 0 when the checklist has only one."""

    number: int
    title: str
    intro: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """Everything on the form's page."""

    title: str
    team: str
    label: str
    how: str
    intro: str
    settings: Settings
    where: str
    languages: tuple[Language, ...]
    role: str
    roles: FieldView | None
    parts: tuple[PartView, ...]
    version: str
    response_id: str
    now: str
    next_person: str
    notice: Notice

    @property
    def is_new(self) -> bool:
        """Say whether nothing has been sent yet."""
        return self.notice.status == 0


def form(
    round_: Round,
    checklist: Checklist,
    settings: Settings,
    *,
    entered: Entered,
    notice: Notice,
    response_id: str,
    now: str,
) -> FormView:
    """Return the form of the round as it stands with what was entered; `now` is in milliseconds."""
    many_roles = len(round_.roles) > 1
    return FormView(
        title=checklist.title,
        team=round_.team.name,
        label=round_.label,
        how=Said("I svarer sammen") if round_.kind is RoundKind.JOINT else Said("Svar for dig selv"),
        intro=checklist.intro,
        settings=settings,
        where=where(round_.team.spreadsheet or _common(settings, checklist)),
        languages=_languages(round_),
        role="" if many_roles else "".join(round_.roles),
        roles=fieldmaking.of_roles(ROLE, round_.roles, entered) if many_roles else None,
        parts=tuple(_parts(checklist, entered)),
        version=checklist.version,
        response_id=response_id,
        now=now,
        next_person=next_person(round_),
        notice=notice,
    )


def lines_of(checklist: Checklist, fields: Mapping[str, object], wanted: str) -> dict[str, int]:
    """Return how many lines each group has: those on the screen, and one more where it is wanted."""
    found: dict[str, int] = {}
    for item in checklist.items:
        if isinstance(item, Group):
            used = [
                line + 1
                for line in range(item.max_lines)
                if any(f"{item.id}.{line}.{part.id}" in fields for part in item.fields)
            ]
            shown = max(item.lines, *used, 0)
            found[item.id] = min(item.max_lines, shown + (item.id == wanted))
    return found


def _parts(checklist: Checklist, entered: Entered) -> Iterator[PartView]:
    numbers = checklist.numbers()
    several = len(checklist.parts) > 1
    count = len(tuple(checklist.sections))
    step = 0
    for place, part in enumerate(checklist.parts, 1):
        sections = []
        for section in part.sections:
            step += 1
            items = (fieldmaking.of_item(item, numbers[item.id], entered) for item in section.items)
            sections.append(
                SectionView(
                    id=f"afsnit-{step}",
                    step=Said("Afsnit {step} af {count}", step=step, count=count) if count > 1 else "",
                    title=section.title,
                    intro=section.intro or "",
                    is_sub=several,
                    items=tuple(items),
                )
            )
        yield PartView(place if several else 0, part.title, part.intro or "", tuple(sections))


def _languages(round_: Round) -> tuple[Language, ...]:
    """Return what the form can be read in, nothing where that is Danish alone."""
    return tuple(LANGUAGES[code] for code in (DANISH.code, *round_.languages)) if round_.languages else ()


def where(spreadsheet: str) -> Said:
    """Return where a spreadsheet lies, in words; Google is named where it is used."""
    if google_key(spreadsheet):
        return Said("Svarene står i et regneark hos Google (Google Sheets).")
    return Said("Svarene står i et regneark på organisationens eget drev.")


def _common(settings: Settings, checklist: Checklist) -> str:
    return settings.individdata_spreadsheet if checklist.separate else settings.spreadsheet
