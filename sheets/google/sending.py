"""Sending what a batch asks of Google: once, and never into columns that are not where they were seen."""

from collections.abc import Callable

from sheets.google import memory
from sheets.google.document import Document
from sheets.google.faults import GoogleError, Outcome, moving
from sheets.google.holding import Hold
from sheets.google.plan import Plan
from sheets.google.standing import Standing
from sheets.workbook import Batch, RefusedError, TokenTakenError

#: What a batch asks for, given how the spreadsheet stands.
Planned = Callable[[Standing], Plan]

_MOST_PLANS = 4


def send(document: Document, batch: Batch, planned: Planned) -> tuple[bool, Plan]:
    """Send the batch, anew where people changed what it was planned for; return the plan that was sent.

    True when it went in now, and False when it had gone in before. Raises RefusedError or TokenTakenError
    when it is not there, and GoogleError when nobody knows.
    """
    made = planned(document.seen())
    refusals = 0
    for _ in range(_MOST_PLANS):
        hold = document.hold(made.held)
        try:
            return _send(document, batch, made, hold), made
        except GoogleError as error:
            if error.outcome is not Outcome.REFUSED:
                raise
            has_moved = hold.is_moved(error)
            refusals += not has_moved
            if refusals > 1:
                return _given_up(document, batch, error), made
        before, made = made, planned(document.look())
        if has_moved and before.held == made.held:
            document.note_hold(works=False)  # nothing moved: Google does not take what holds on to columns
    raise moving()


def _send(document: Document, batch: Batch, made: Plan, hold: Hold) -> bool:
    """Send the batch; return True when it went in now, and False when it had gone in before.

    Raises GoogleError, REFUSED where the token is nobody's: then it is the batch itself.
    """
    before = document.seen()
    old = memory.old_tokens(before.tokens())
    token = memory.on_spreadsheet(memory.BATCH, _value(batch), id_=batch.token)
    titles = {place.sheet.title: place.header for place in made.assumed.values()}
    requests = [token, *hold.requests(), *made.requests, *memory.without(old)]
    try:
        replies = document.change(requests, titles=titles).get("replies", ())
    except GoogleError as error:
        if error.outcome is Outcome.REFUSED and _is_there(document, batch):
            return False
        raise
    document.note_tokens(added={batch.token: _value(batch)}, gone=old)
    if hold.entries:
        document.note_hold(works=hold.is_sound(replies))
    if deleted := hold.gone(replies):
        document.change(memory.without(entry.id for entry in deleted), titles={})
        document.forget()
    return True


def _given_up(document: Document, batch: Batch, error: GoogleError) -> bool:
    """Make sure that a batch that is refused for what is in it never arrives; False when it had."""
    if error.permanent:
        raise error
    if burn(document, batch):
        raise RefusedError(str(error)) from error
    return False


def burn(document: Document, batch: Batch) -> bool:
    """Use the token up, so that no late copy of the batch can arrive; False when the batch itself had."""
    burnt = memory.on_spreadsheet(memory.BATCH, _burnt(batch), id_=batch.token)
    try:
        document.change([burnt], titles={})
    except GoogleError as error:
        if error.outcome is Outcome.REFUSED:
            return not _is_there(document, batch)
        raise
    return True


def _is_there(document: Document, batch: Batch) -> bool:
    """Say whether the batch went in; raise where its token tells that it never will."""
    value = document.token(batch.token)
    if value is None:
        return False
    if value == _burnt(batch):
        raise RefusedError("Google afviser det, vi skriver.")
    if value != _value(batch):
        raise TokenTakenError("Et kald til Google skal prøves igen.")
    document.forget()
    return True


def _value(batch: Batch) -> str:
    return f"{batch.number}|{batch.id}"


def _burnt(batch: Batch) -> str:
    return f"{batch.number}|{batch.id}|x"
