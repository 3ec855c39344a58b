"""A faulty checklist file is told all of its faults at once: line, what, cure."""

from pathlib import Path

import pytest

from app.definitions.library import Library, UnknownChecklistError, built_in, in_folder
from app.definitions.toml import DefinitionError, load, parse

GOOD = """id = "proeve"
title = "Prøve"
version = "1"
wording = "own"
source = "Vores egne spørgsmål."
intro = '''
Kun til prøve.
text = "ikke en nøgle"
'''

[[part]]
title = "Første"

[[part.section]]
id = "s"
title = "Afsnit"

[[part.section.item]]
kind = "status"
id = "et"
text = "Et."
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        parse(text, "proeve.toml")
    return caught.value.faults


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "proeve.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert [item.id for item in load(path).items] == ["et"]


def test_all_faults_are_named_at_once_with_their_lines() -> None:
    bad = GOOD.replace('wording = "own"', 'wording = "vores"') + (
        '[[part.section.item]]\nkind = "statuss"\nid = "to"\ntext = "To."\n'
        '[[part.section.item]]\nkind = "text"\nid = "et"\ntext = ""\nfarve = "rød"\n'
        '[[part.section.item]]\nkind = "number"\nid = "Antal"\ntext = "Antal"\nminimum = 5\nmaximum = 1\n'
    )
    kinds = "'status', 'yesno', 'scale', 'choice', 'choices', 'text', 'longtext', 'number', 'month', 'date'"
    form = "små bogstaver a til z, tal og _ (i skemaets eget id også -), med et bogstav først"
    assert faults_of(bad) == [
        "proeve.toml, linje 4: 'wording' er 'vores'. Det skal være 'official' eller 'own'.",
        f"proeve.toml, linje 22: 'statuss' er ikke en slags punkt. Brug en af: {kinds}, 'code', 'group'.",
        "proeve.toml, linje 28: to punkter har id 'et'. Giv hvert sit eget.",
        "proeve.toml, linje 29: 'text' er tomt. Skriv en tekst.",
        "proeve.toml, linje 30: 'farve' kendes ikke. Ret stavemåden, eller fjern linjen.",
        f"proeve.toml, linje 33: 'Antal' duer ikke som 'id'. Brug {form}.",
    ]


def test_a_misspelt_list_is_named_where_it_stands() -> None:
    line = GOOD.count("\n") + 1
    assert faults_of(GOOD + '[[parts]]\ntitle = "Anden"\n') == [
        f"proeve.toml, linje {line}: 'parts' kendes ikke. Ret stavemåden, eller fjern linjen."
    ]


def test_bounds_the_wrong_way_round_are_named() -> None:
    bad = GOOD + '[[part.section.item]]\nkind="number"\nid="n"\ntext="N"\nminimum=5\nmaximum=1\n'
    assert faults_of(bad) == ["proeve.toml, linje 22: minimum er større end maximum. Byt dem om."]


def test_broken_toml_is_named() -> None:
    assert faults_of('id = "x')[0].startswith("proeve.toml: er ikke gyldig TOML")


def test_the_file_is_named_after_the_checklist(tmp_path: Path) -> None:
    path = tmp_path / "andet.toml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(DefinitionError, match="linje 1: id er 'proeve'"):
        load(path)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "proeve.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DefinitionError, match="kan ikke læses"):
        load(path)


def test_a_folder_tells_the_faults_of_all_its_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("id = 1", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        in_folder(tmp_path)
    assert {fault.split(",")[0] for fault in caught.value.faults} == {"a.toml", "b.toml"}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="FORANKRING_CHECKLISTS"):
        in_folder(tmp_path / "væk")


def test_data_about_single_persons_is_off_until_switched_on() -> None:
    checklists = {"proeve": parse(GOOD.replace('version = "1"', 'version = "1"\nseparate = true'), "p")}
    assert list(Library(checklists)) == []
    with pytest.raises(UnknownChecklistError, match="slået fra"):
        Library(checklists).current("proeve")
    assert Library(checklists, separate=True).current("proeve").separate


def test_an_unknown_checklist_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownChecklistError, match="Vælg et af: proeve"):
        Library({"proeve": parse(GOOD, "p")}).current("andet")


def test_an_older_version_is_looked_up_where_it_is_kept() -> None:
    old, new = parse(GOOD, "p"), parse(GOOD.replace('version = "1"', 'version = "2"'), "p")
    library = Library({"proeve": new}, lambda id_, version: {("proeve", "1"): old}.get((id_, version)))
    assert library.version("proeve", "1") == old
    assert library.version("proeve", "2") == new
    assert library.version("proeve", "3") is None


def test_the_built_in_checklists_are_read() -> None:
    assert all(id_ == one.id for id_, one in built_in().items())
