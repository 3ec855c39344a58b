"""The form is one small page, item by item, that says what it is."""

import gzip
import re
import zlib
from pathlib import Path

import pytest

from app.core.response import RoundKind
from app.definitions.library import built_in
from tests.builders import Site, a_site
from tests.core.checklists import KINDS, a_checklist
from tests.web.pages import Page

LIMIT = 14_000  # bytes: what a phone gets in the first round trip


def opened(site: Site) -> Page:
    return Page(site.phone().get(site.link).text)


def test_the_follow_up_fits_in_14_kb_with_everything_it_needs(site: Site) -> None:
    answer = site.phone().get(site.link, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) <= LIMIT


@pytest.mark.parametrize("checklist", built_in().values(), ids=lambda one: one.id)
def test_every_checklist_fits_in_14_kb(tmp_path: Path, checklist: object) -> None:
    site = a_site(tmp_path, next(one for one in built_in().values() if one is checklist or one == checklist))
    assert len(site.phone().get(site.link, headers={"Accept-Encoding": "gzip"}).data) <= LIMIT
    site.engine.dispose()


def test_the_compressed_page_is_the_plain_page_with_another_id(site: Site) -> None:
    plain = site.phone().get(site.link).text
    small = site.phone().get(site.link, headers={"Accept-Encoding": "gzip, br"}).data
    unpacked = gzip.decompress(small).decode()
    ids = Page(plain).response_id(), Page(unpacked).response_id()
    assert unpacked.replace(ids[1], ids[0]) == plain


def test_the_compressed_page_is_one_whole_gzip_member(site: Site) -> None:
    stream = zlib.decompressobj(wbits=31)
    stream.decompress(site.phone().get(site.link, headers={"Accept-Encoding": "gzip"}).data)
    assert stream.eof
    assert stream.unused_data == b""


def test_a_browser_that_refuses_gzip_gets_the_plain_page(site: Site) -> None:
    answer = site.phone().get(site.link, headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert "Content-Encoding" not in answer.headers


def test_every_opening_has_an_id_of_its_own(site: Site) -> None:
    assert len({opened(site).response_id() for _ in range(50)}) == 50


def test_each_statement_is_a_group_of_its_own_with_three_answers(site: Site) -> None:
    groups = opened(site).all("//section/fieldset")
    assert len(groups) == 24
    assert all(len(group.xpath(".//input[@type='radio']")) == 3 for group in groups)
    assert not opened(site).all("//table")


def test_sections_say_how_far_one_is(site: Site) -> None:
    steps = [step.text_content() for step in opened(site).all("//p[@class='step']/span[1]")]
    assert steps == [f"Afsnit {step} af 7" for step in range(1, 8)]


def test_every_item_has_its_number_as_the_document_has_it(site: Site) -> None:
    first = opened(site).all("//section/fieldset/legend")[0].text_content()
    assert first == (
        "1.1 Der er udpeget en tværgående koordinator for det forebyggende arbejde og samarbejde i regi "
        "af modellen."
    )


def test_every_field_has_a_name_that_a_screen_reader_can_say(kinds: Site) -> None:
    page = opened(kinds)
    for one in page.all("//input[not(@type='hidden')] | //textarea"):
        labelled = page.all(f"//label[@for='{one.get('id')}']") or one.xpath("ancestor::label")
        assert labelled or one.get("aria-label"), one.get("name")


def test_what_describes_a_field_is_on_the_page(kinds: Site) -> None:
    page = opened(kinds)
    for one in page.all("//*[@aria-describedby]"):
        for id_ in str(one.get("aria-describedby")).split():
            page.by_id(id_)


def test_no_two_elements_share_an_id(kinds: Site) -> None:
    ids = [one.get("id") for one in opened(kinds).all("//*[@id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("kind", "control"),
    [
        ("status", "input[@type='radio']"),
        ("yesno", "input[@type='radio']"),
        ("scale", "input[@type='radio']"),
        ("choice", "input[@type='radio']"),
        ("choices", "input[@type='checkbox']"),
        ("text", "input[@type='text']"),
        ("longtext", "textarea"),
        ("number", "input[@inputmode]"),
        ("month", "input[@type='month']"),
        ("date", "input[@type='date']"),
        ("code", "input[@autocapitalize]"),
        ("group", "fieldset//input"),
    ],
)
def test_every_kind_of_item_can_be_answered(tmp_path: Path, kind: str, control: str) -> None:
    site = a_site(tmp_path, a_checklist([next(item for item in KINDS if item["kind"] == kind)]))
    assert opened(site).all(f"//section//{control}")
    site.engine.dispose()


def test_required_items_say_so_and_no_others(tmp_path: Path) -> None:
    site = a_site(tmp_path, a_checklist([{**KINDS[0], "required": True}, KINDS[1]]))
    legends = [legend.text_content() for legend in opened(site).all("//legend")]
    assert legends == ["1.1 Der er en koordinator. (skal udfyldes)", "1.2 Er der en plan?"]
    site.engine.dispose()


@pytest.mark.parametrize(
    ("kind", "words"),
    [(RoundKind.JOINT, "I svarer sammen"), (RoundKind.INDIVIDUAL, "Svar for dig selv")],
)
def test_the_page_says_whether_to_answer_alone_or_together(
    tmp_path: Path, kind: RoundKind, words: str
) -> None:
    site = a_site(tmp_path, kind=kind)
    assert words in opened(site).words()
    site.engine.dispose()


def test_a_suggested_code_is_new_for_everyone(kinds: Site) -> None:
    codes = {
        re.findall(r"Brug denne: <b>(\w{6})</b>", kinds.phone().get(kinds.link).text)[0] for _ in range(20)
    }
    assert len(codes) == 20
