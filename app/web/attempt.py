"""One try at sending the form: what was sent, read against the checklist, and what stands in its way."""

from dataclasses import dataclass
from datetime import datetime

from app.core import answers
from app.core.answers import Fault, Reading
from app.core.checklist import Checklist
from app.core.languages import DANISH
from app.core.response import COPENHAGEN, Response, Round, is_response_id, new_response_id, rounded
from app.core.said import Said
from app.definitions.library import Library
from app.definitions.translations import Translated
from app.web import formview, notice
from app.web.fieldview import Entered
from app.web.formpage import new_code
from app.web.notice import Notice
from app.web.submission import ROLE, Submission


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was sent for a round, read against the version that was on the screen.

    `is_known` is False for a version nobody has: the newest stands in for it, and nothing is saved.
    """

    round: Round
    own: Translated
    is_known: bool
    sent: Submission
    reading: Reading
    response: Response

    @property
    def checklist(self) -> Checklist:
        """Return the checklist that was answered, in the language that it was read in."""
        return self.own.checklist

    def stopped_by(self) -> Notice | None:
        """Return why the response cannot be saved as it is, or None when it can."""
        if self.sent.wants_lines:
            return notice.MORE_LINES
        if not self.is_known:
            return notice.CHANGED
        if faults := self._faults():
            return notice.wrong(faults, self.checklist)
        if self.reading.is_empty:
            return notice.empty(next(answers.field_names(self.checklist.items[0])))
        if self.reading.warnings and not self.sent.is_sure:
            return notice.doubtful(self.reading.warnings, self.checklist)
        return None

    def entered(self, stop: Notice) -> Entered:
        """Return what the form shows again: what was typed, less CPR numbers, and what is wrong with it."""
        kept = {**self.reading.kept, ROLE: (self.response.role,)}
        found = [*self._faults(), *self.reading.warnings]
        if stop is notice.MORE_LINES:  # not sent yet: nothing is missing so far
            found = [one for one in found if one.field in kept and one.field != ROLE]
        messages: dict[str, list[str]] = {}
        for one in found:
            messages.setdefault(one.field, []).append(one.message)
        lines = formview.lines_of(self.checklist, self.sent.fields, self.sent.wants_lines)
        return Entered(kept, messages, lines, new_code())

    def _faults(self) -> tuple[Fault, ...]:
        if self.round.roles and not self.response.role:
            return (Fault(ROLE, ROLE, Said("Vælg din rolle.")), *self.reading.faults)
        return self.reading.faults


def read(
    round_: Round, library: Library, sent: Submission, *, now: datetime, language: str = DANISH.code
) -> Attempt:
    """Read what was sent; raise UnknownChecklistError where the checklist is switched off."""
    newest = library.current(round_.checklist_id)
    seen = library.version(newest.id, sent.version)
    own = library.translated(seen or newest, language)
    checklist = own.checklist
    reading = answers.read(checklist, sent.fields, today=now.astimezone(COPENHAGEN).date())
    response = Response(
        id=sent.response_id if is_response_id(sent.response_id) else new_response_id(),
        round_id=round_.id,
        version=checklist.version,
        role=_role(round_, sent),
        answers=reading.answers,
        comments=reading.comments,
        answered_at=rounded(now, round_.kind),
    )
    return Attempt(round_, own, seen is not None, sent, reading, response)


def _role(round_: Round, sent: Submission) -> str:
    """Return the one role there is, or the one that was chosen; "" for none that the round has."""
    if len(round_.roles) == 1:
        return round_.roles[0]
    return sent.role if sent.role in round_.roles else ""
