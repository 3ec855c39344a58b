"""The probe's run: each assumption tried in turn, and the spreadsheet left as it was, whatever happens."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sheets.findings import Finding, Level, fault, fine
from sheets.google.account import Access
from sheets.google.faults import GoogleError, Outcome
from sheets.google.probe import answers, marks, rows
from sheets.google.probe.scratch import Scratch, SurpriseError
from sheets.workbook import WorkbookError

_TIDY = "Ryddet op"
_MOST_TIDYINGS = 5
_TELL = "Brug ikke regnearket til svar endnu. Send dette til dem, der vedligeholder Forankring."


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that we assume about Google. `attempt` returns what was seen, or raises SurpriseError."""

    name: str
    attempt: Callable[[Scratch], str]


ASSUMPTIONS = (
    Assumption("Et mærke får det nummer, vi giver det", marks.own_number),
    Assumption("Et taget nummer bliver afvist, og hele kaldet med det", marks.taken_number),
    Assumption("At slette et mærke, der ikke er der, er ingen fejl", marks.nothing_to_delete),
    Assumption("Et kald svarer med fanen, som den står bagefter", answers.state_after),
    Assumption("Svaret viser også en fane fra samme kald", answers.new_tab_after),
    Assumption("En kolonnes mærke følger med, når kolonnen flyttes", marks.moved_column),
    Assumption("En kolonne kan holdes fast, mens rækker kommer ind", marks.held_column),
    Assumption("En rækkes mærke følger med, når rækken flyttes", marks.moved_row),
    Assumption("En fanes mærke følger med, når fanen omdøbes", marks.renamed_tab),
    Assumption("En kolonnes mærke forsvinder med kolonnen", marks.deleted_column),
    Assumption("Nye kolonner kan sættes ind før den sidste", marks.inserted_columns),
    Assumption("En kopi af en fane tager ikke mærker fra fanen", marks.duplicated_tab),
    Assumption("Nye rækker kommer under den sidste række med noget i", rows.below_everything),
    Assumption("Det gør de også under et filter og skjulte rækker", rows.below_hidden),
    Assumption("En fuld fane får flere rækker", rows.grown_grid),
    Assumption("Et filter uden slutning dækker nye rækker", rows.filtered_rows),
    Assumption("Tekst, der ligner en formel, bliver tekst", rows.formula_text),
    Assumption("En dato er et tal, der vises som en dato", rows.date_serial),
    Assumption("En tom celle bliver tømt", rows.cleared_cells),
    Assumption("En tekst på over 50.000 tegn bliver afvist", rows.longest_text),
    Assumption("En beskyttelse, der kun advarer, lader os skrive", rows.guarded_cells),
    Assumption("Celler kan findes uden fanens navn", answers.cells_by_range),
    Assumption("Værdier kan findes uden fanens navn", answers.values_by_range),
    Assumption("Drev giver regnearket en ny version, når det bliver ændret", answers.told_version),
)


def probe(access: Access, key: str, sleep: Callable[[float], None] = time.sleep) -> list[Finding]:
    """Return what became of each assumption in the spreadsheet; its throwaway tabs are gone afterwards."""
    scratch = Scratch(access, key)
    found: list[Finding] = []
    try:
        found += _all(scratch)
    finally:  # also when somebody stops us: nothing of ours may stay behind
        found += _tidied(scratch, sleep)
    return found


def _all(scratch: Scratch) -> Iterator[Finding]:
    broken = False
    for one in ASSUMPTIONS:
        if broken:
            yield Finding(one.name, Level.UNREACHED, "Ret det andet først.")
            continue
        try:
            yield from fine(one.name, one.attempt(scratch))
        except SurpriseError as surprise:
            yield from fault(one.name, f"Holder ikke. {surprise}", _TELL)
        except WorkbookError as error:
            if isinstance(error, GoogleError) and error.outcome is Outcome.REFUSED and not error.permanent:
                yield from fault(one.name, f"Holder ikke. Google afviste kaldet: {error.said}", _TELL)
                continue
            broken = True
            cure = "Kør 'forankring doctor', og prøv så igen."
            yield from fault(one.name, f"Kunne ikke prøves. {error}", cure)


def _tidied(scratch: Scratch, sleep: Callable[[float], None]) -> list[Finding]:
    reason = ""
    for _ in range(_MOST_TIDYINGS):
        try:
            scratch.clean()
        except WorkbookError as error:
            reason = str(error)
            sleep(1.0)
        else:
            return fine(_TIDY, "Prøvens faner og mærker er slettet igen.")
    cure = "Slet de faner, hvis navn begynder med »Forankring-prøve«, eller kør prøven igen."
    return fault(_TIDY, f"Prøvens faner er måske ikke slettet. {reason}", cure)
