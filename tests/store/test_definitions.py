"""Answers keep the version of the checklist that they were given to."""

import pytest
from sqlalchemy import Engine

from app.store.definitions import ChangedShapeError, keep
from app.store.versions import find
from tests.core.checklists import KINDS, a_checklist


def test_a_version_is_kept_when_the_next_one_comes(store: Engine) -> None:
    first, second = a_checklist(), a_checklist(KINDS[:3], version="2")
    keep(store, [first])
    keep(store, [second])
    assert find(store, "proeve", "1") == first
    assert find(store, "proeve", "2") == second
    assert find(store, "proeve", "3") is None


def test_wording_may_be_mended_in_place(store: Engine) -> None:
    mended = a_checklist([{**KINDS[0], "text": "Der er udpeget en koordinator."}])
    keep(store, [a_checklist(KINDS[:1])])
    keep(store, [mended])
    assert find(store, "proeve", "1") == mended


def test_other_answers_need_a_new_version(store: Engine) -> None:
    keep(store, [a_checklist(KINDS[:1])])
    with pytest.raises(ChangedShapeError, match="Giv det version 2"):
        keep(store, [a_checklist(KINDS[:2])])
