"""The files for Danish Excel."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.response import RoundKind
from app.overview.figures import Overview
from sheets.tabs.danish_csv import csv_files, write_csv
from tests.overview.builders import a_record
from tests.sheets.tabs.overviews import an_overview, everything


def rows(overview: Overview, name: str) -> list[dict[str, str]]:
    text = csv_files(overview)[name].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def some(row: dict[str, str], *columns: str) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def test_files_are_what_danish_excel_opens(tmp_path: Path) -> None:
    paths = write_csv(everything(), tmp_path / "ud")
    assert [path.name for path in paths] == [
        *("maalinger.csv", "afsnit.csv", "punkter.csv", "kommentarer.csv", "tal.csv"),
    ]
    assert paths[0].read_bytes().startswith("\ufeffOmråde;Team;Skema;Måling;Svartype;Svar;".encode())
    assert b"\r\n" in paths[0].read_bytes()


def test_rounds() -> None:
    columns = ("Team", "Måling", "Svar", "Første dag", "Udfyldt procent", "Procent", "Status", "Bemærkning")
    assert [some(row, *columns) for row in rows(everything(), "maalinger.csv")] == [
        ("Nord", "Efterår", "6", "23-11-2026", "76,67", "79,35", "på vej", "Udfyldt er mindst det viste"),
        ("Nord", "Vinter", "1", "23-11-2026", "80,00", "56,25", "på vej", ""),
        ("Syd", "Efterår", "4", "23-11-2026", "", "", "", "Holdt tilbage: færre end 5 svar"),
    ]


def test_sections() -> None:
    columns = ("Måling", "Afsnit", "Punkter", "Procent", "Ja ud af", "Ja", "Svarede 5", "Gennemsnit")
    assert [some(row, *columns) for row in rows(everything(), "afsnit.csv")] == [
        ("Efterår", "Afsnit 1", "1 af 2", "", "5 af 6", "5", "0", ""),
        ("Efterår", "Afsnit 2", "1 af 1", "", "", "0", "2", "3,50"),
        ("Efterår", "Afsnit 3", "2 af 2", "86,36", "", "8", "0", ""),
        ("Vinter", "Afsnit 1", "2 af 2", "75,00", "", "1", "0", ""),
        ("Vinter", "Afsnit 2", "1 af 1", "", "", "0", "0", "4,00"),
        ("Vinter", "Afsnit 3", "2 af 2", "0,00", "", "0", "0", ""),
    ]


def test_the_long_table_counts_every_answer_that_is_shown() -> None:
    found = rows(everything(), "tal.csv")
    columns = ("Måling", "Svartype", "Sidste dag", "Afsnit", "Nummer", "Svar", "Antal")
    assert [some(row, *columns) for row in found if row["Nummer"] in ("1.1.1", "1.1.2", "1.2.1")] == [
        ("Efterår", "individuel", "23-11-2026", "Afsnit 1", "1.1.1", "Ja", "5"),
        ("Efterår", "individuel", "23-11-2026", "Afsnit 1", "1.1.1", "Nej", "1"),
        *(
            ("Efterår", "individuel", "23-11-2026", "Afsnit 2", "1.2.1", step, count)
            for step, count in (("1", "1"), ("3", "2"), ("4", "1"), ("5", "2"))
        ),
        ("Vinter", "fælles", "23-11-2026", "Afsnit 1", "1.1.1", "Ja", "1"),
        ("Vinter", "fælles", "23-11-2026", "Afsnit 1", "1.1.2", "Delvist på plads", "1"),
        ("Vinter", "fælles", "23-11-2026", "Afsnit 2", "1.2.1", "4", "1"),
    ]
    assert {row["Team"] for row in found} == {"Nord"}  # the others are held back


def test_items() -> None:
    columns = ("Nummer", "Procent", "Ja ud af", "Ja", "Ubesvaret", "Spredning", "Bemærkning")
    assert [some(row, *columns) for row in rows(everything(), "punkter.csv")][:5] == [
        ("1.1.1", "", "5 af 6", "5", "0", "0,75", ""),
        ("1.1.2", "", "", "", "", "", "Holdt tilbage: færre end 5 svar"),
        ("1.2.1", "", "", "0", "0", "0,69", ""),
        ("1.3.1", "100,00", "", "6", "0", "0,00", ""),
        ("1.3.2", "70,00", "", "2", "1", "0,49", ""),
    ]


@pytest.mark.parametrize("typed", ["=1+1", "+45", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "\n@x"])
def test_what_a_spreadsheet_would_run_is_harmless(typed: str) -> None:
    joint = replace(a_record("q", {"a": "ja"}, {"a": typed}, kind=RoundKind.JOINT), team=typed)
    text = csv_files(an_overview(joint))["kommentarer.csv"].decode("utf-8-sig")
    found = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))[1]
    assert (found[1], found[-1]) == (f"'{typed}", f"'{typed}")


def test_without_answers_the_files_have_their_headers() -> None:
    assert all(content.count(b"\r\n") == 1 for content in csv_files(an_overview()).values())
