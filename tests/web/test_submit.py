"""What is sent is stored once, or comes back with everything that was typed."""

from pathlib import Path

import pytest

from app.core.response import RoundKind, new_response_id
from app.store import outbox, rounds
from tests.builders import NOW, Site, a_site, fields
from tests.core.checklists import KINDS, a_checklist
from tests.web.pages import Page

KEPT = "Vi mødes på skolen"


def test_an_answer_and_its_comment_are_stored_with_the_version_and_the_day(site: Site) -> None:
    site.phone().post(site.link, data=fields(koordinator="delvist", koordinator__uddybende=KEPT))
    (saved,) = site.saved()
    assert (saved.answers, saved.comments) == ({"koordinator": "delvist"}, {"koordinator": KEPT})
    assert (saved.version, saved.round_id) == ("1", site.round.id)
    assert saved.answered_at.isoformat() == "2026-11-22T23:00:00+00:00"  # midnight in Copenhagen


def test_a_joint_answer_keeps_the_minute(tmp_path: Path) -> None:
    site = a_site(tmp_path, kind=RoundKind.JOINT)
    site.phone().post(site.link, data=fields(koordinator="ja"))
    assert site.saved()[0].answered_at.isoformat() == "2026-11-23T16:05:00+00:00"
    site.engine.dispose()


def test_a_double_tap_is_stored_once_and_gives_the_same_receipt(site: Site) -> None:
    sent = fields(koordinator="ja")
    first, second = (site.phone().post(site.link, data=sent) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert first.data == second.data
    assert len(site.saved()) == 1


def test_a_form_sent_in_parts_is_read_too(site: Site) -> None:
    sent = fields(koordinator="ja")
    answer = site.phone().post(site.link, data=sent, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert site.saved()[0].answers == {"koordinator": "ja"}


def test_the_same_id_with_other_content_is_refused_and_can_be_sent_as_a_new_answer(site: Site) -> None:
    id_ = new_response_id()
    site.phone().post(site.link, data=fields(id_=id_, koordinator="ja"))
    answer = site.phone().post(site.link, data=fields(id_=id_, koordinator="nej"))
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Der er allerede gemt et svar fra denne side" in page.words()
    assert page.one("//button[@class='send']").text == "Send som et nyt svar"
    assert page.one("//input[@name='koordinator'][@checked]").get("value") == "nej"
    again = site.phone().post(site.link, data=fields(id_=page.response_id(), koordinator="nej"))
    assert again.status_code == 200
    assert sorted(str(one.answers["koordinator"]) for one in site.saved()) == ["ja", "nej"]


def test_an_id_that_we_did_not_make_is_replaced(site: Site) -> None:
    assert site.phone().post(site.link, data=fields(id_="<b>", koordinator="ja")).status_code == 200
    assert len(site.saved()[0].id) == 20


def test_nothing_is_required_unless_the_definition_says_so(site: Site) -> None:
    assert site.phone().post(site.link, data=fields(moedeplan="nej")).status_code == 200


def test_a_missing_required_answer_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    site = a_site(tmp_path, a_checklist([{**KINDS[0], "required": True}, KINDS[6]]))
    answer = site.phone().post(site.link, data=fields(noter=KEPT))
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.summary() == ["koordinator"]
    assert page.by_id("koordinator-f").text == "Her mangler et svar."
    assert page.by_id("noter").text == KEPT
    assert site.saved() == []
    site.engine.dispose()


def test_each_fault_is_linked_and_stands_beside_its_item(kinds: Site) -> None:
    sent = fields(
        antal="mange", titel="x" * 21, dag="i går", koordinator="måske", koordinator__uddybende=KEPT
    )
    answer = kinds.phone().post(kinds.link, data=sent)
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.summary() == ["koordinator", "titel", "antal", "dag"]
    for name in page.summary():
        page.by_id(name)
        page.by_id(f"{name}-f")
        assert all(one.get("aria-invalid") == "true" for one in page.all(f"//*[@name='{name}']"))
    assert page.one("//title").text_content().startswith("Fejl: ")
    assert page.by_id("antal").get("value") == "mange"
    assert page.by_id("koordinator.uddybende").text == KEPT
    assert page.by_id("koordinator.uddybende").getparent().get("open") is not None
    assert kinds.saved() == []


def test_an_empty_form_is_not_stored(site: Site) -> None:
    answer = site.phone().post(site.link, data=fields())
    assert answer.status_code == 422
    assert "Du har ikke svaret på noget endnu" in answer.text
    assert Page(answer.text).summary() == ["koordinator"]
    assert site.saved() == []


def test_a_form_with_faults_keeps_its_id(kinds: Site) -> None:
    sent = fields(antal="mange")
    assert Page(kinds.phone().post(kinds.link, data=sent).text).response_id() == sent["_id"]


def test_answers_keep_the_version_they_were_given_to(tmp_path: Path) -> None:
    before = a_site(tmp_path, a_checklist(version="1"))
    newer = a_site(tmp_path, a_checklist([KINDS[1]], version="2"), earlier=a_checklist(version="1"))
    answer = newer.phone().post(
        f"/s/{before.round.token}", data=fields(version="1", koordinator="ja", plan="nej")
    )
    assert answer.status_code == 200
    assert newer.saved()[0].version == "1"
    assert newer.saved()[0].answers == {"koordinator": "ja", "plan": "nej"}
    before.engine.dispose()
    newer.engine.dispose()


def test_a_version_that_nobody_has_gives_the_newest_form_with_the_input_kept(site: Site) -> None:
    answer = site.phone().post(site.link, data=fields(version="7", koordinator="ja"))
    page = Page(answer.text)
    assert answer.status_code == 409
    assert "Skemaet er ændret" in page.words()
    assert page.one("//input[@name='koordinator'][@checked]").get("value") == "ja"
    assert page.one("//input[@name='_version']").get("value") == "1"
    assert site.saved() == []


def test_a_closed_round_stores_nothing_and_keeps_what_was_typed(site: Site) -> None:
    rounds.close(site.engine, site.round.id, now=NOW)
    answer = site.phone().post(site.link, data=fields(koordinator="ja", koordinator__uddybende=KEPT))
    assert answer.status_code == 410
    assert "Målingen er lukket" in answer.text
    assert Page(answer.text).by_id("koordinator.uddybende").text == KEPT
    assert site.saved() == []


def test_what_was_saved_before_the_round_closed_still_has_its_receipt(site: Site) -> None:
    sent = fields(koordinator="ja")
    first = site.phone().post(site.link, data=sent)
    rounds.close(site.engine, site.round.id, now=NOW)
    again = site.phone().post(site.link, data=sent)
    assert (again.status_code, again.data) == (200, first.data)


ROLES = ("Leder", "Medarbejder")


def test_the_role_must_be_chosen_where_there_are_several(tmp_path: Path) -> None:
    site = a_site(tmp_path, roles=ROLES)
    answer = site.phone().post(site.link, data=fields(koordinator="ja"))
    assert answer.status_code == 422
    assert Page(answer.text).summary() == ["_rolle"]
    assert "Vælg din rolle." in answer.text
    assert site.saved() == []
    site.engine.dispose()


def test_the_chosen_role_is_stored(tmp_path: Path) -> None:
    site = a_site(tmp_path, roles=ROLES)
    site.phone().post(site.link, data={**fields(koordinator="ja"), "_rolle": "Leder"})
    assert site.saved()[0].role == "Leder"
    site.engine.dispose()


@pytest.mark.parametrize("role", ["Direktør", "leder", "", "Leder "])
def test_a_role_that_the_round_does_not_have_is_refused(tmp_path: Path, role: str) -> None:
    site = a_site(tmp_path, roles=ROLES)
    answer = site.phone().post(site.link, data={**fields(koordinator="ja"), "_rolle": role})
    assert answer.status_code == 422
    assert site.saved() == []
    site.engine.dispose()


def test_the_only_role_is_told_and_cannot_be_changed(tmp_path: Path) -> None:
    site = a_site(tmp_path, roles=("Leder",))
    page = Page(site.phone().get(site.link).text)
    assert "Rolle: Leder" in page.words()
    site.phone().post(site.link, data={**fields(koordinator="ja"), "_rolle": "Direktør"})
    assert site.saved()[0].role == "Leder"
    site.engine.dispose()


def test_a_late_answer_of_another_round_is_not_taken_for_this_one(site: Site) -> None:
    other = rounds.new(
        site.engine,
        team="Syd",
        area="",
        checklist_id=site.round.checklist_id,
        label="Forår 2027",
        kind=RoundKind.INDIVIDUAL,
        now=NOW,
    )
    sent = fields(koordinator="ja")
    site.phone().post(site.link, data=sent)
    assert site.phone().post(f"/s/{other.token}", data=sent).status_code == 409


@pytest.mark.parametrize(("separate", "spreadsheet"), [(False, "svar"), (True, "individdata")])
def test_data_about_single_persons_waits_for_a_spreadsheet_of_its_own(
    tmp_path: Path, spreadsheet: str, *, separate: bool
) -> None:
    site = a_site(tmp_path, a_checklist().model_copy(update={"separate": separate}))
    site.phone().post(site.link, data=fields(plan="ja"))
    assert outbox.count_waiting(site.engine, spreadsheet) == 1
    site.engine.dispose()
