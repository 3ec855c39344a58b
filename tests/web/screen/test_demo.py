"""The example on the screen: the figures of the spreadsheet, on small pages without scripts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.overview.figures import Overview
from app.overview.records import from_store
from app.overview.team import overview
from app.store import responses, rounds, teams
from app.telling import change_wording
from scripts import demo
from sheets.counting import limits
from sheets.page import Page as Tab
from sheets.page import Styled
from sheets.tabs.overblik import overblik
from sheets.tabs.udvikling import udvikling
from tests.builders import NOW
from tests.web.pages import Page
from tests.web.screen.sites import Screen, a_screen, words

MOST = 30_000  # bytes, compressed


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    screen = a_screen(Path(tmp_path_factory.mktemp("demo")))
    demo.add(screen.deployment, now=NOW)
    yield screen
    screen.deployment.engine.dispose()


@pytest.fixture(scope="module")
def counted(example: Screen) -> Overview:
    engine = example.deployment.engine
    records = from_store(responses.every(engine), rounds.every(engine))
    return overview(records, example.deployment.library.version, limits(example.deployment))


def paths(screen: Screen) -> list[str]:
    """Return the address of every page: the leaders', and each team's every checklist."""
    found = [screen.link(None)]
    for team in teams.every(screen.deployment.engine):
        found.append(screen.link(team))
        nav = screen.page(found[-1]).all("//nav[@aria-label='Skemaer']/a")
        found += [str(one.get("href")) for one in nav]
    return found


def block(tab: Tab, title: str, heading: str) -> list[list[str]]:
    """Return the lines under a heading below the title, up to the next blank one, each as its words."""
    lines = list(tab.lines)
    start = next(n for n, line in enumerate(lines) if line and said(line[0]) == title)
    first = next(n for n in range(start, len(lines)) if lines[n] and said(lines[n][0]) == heading)
    last = next((n for n in range(first, len(lines)) if not lines[n]), len(lines))
    return [[said(cell) for cell in line] for line in lines[first + 1 : last]]


def said(cell: Styled | None) -> str:
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, float):
        return f"{round(100 * cell.value)} %"
    return str(cell.value).strip()


def told(page: Page, name: str) -> list[str]:
    """Return what stands beside every line of that name."""
    found = page.all("//*[contains(@class, 'name')]/..")
    return [words(one).removeprefix(name).strip() for one in found if words(one).startswith(f"{name} ")]


@pytest.mark.parametrize("place", range(4))
def test_every_figure_of_the_sheet_stands_on_the_screen(
    example: Screen, counted: Overview, place: int
) -> None:
    team = counted.teams[place]
    path = example.link(example.team(team.team))
    for checklist in team.checklists:
        for round_ in checklist.rounds:
            alone = replace(team, checklists=(replace(checklist, rounds=(round_,)),))
            tab = overblik(replace(counted, teams=(alone,)), now=NOW.replace(tzinfo=None))
            page = example.page(
                f"{path}?skema={checklist.id}&slags={round_.kind.value}&maaling={round_.label}"
            )
            lines = block(tab, team.name, f"{checklist.title} · {round_.label}")
            assert lines[0][0] in words(page.one("//main"))
            named = [line for line in lines if len(line) > 2 and re.match(r"[\d.]+ ", line[0])]
            assert len(named) >= (len(round_.items) if round_.sections else 0)
            for text, status, share, *_ in named:
                assert any(one.startswith(f"{status} {share}".strip()) for one in told(page, text)), text


@pytest.mark.parametrize("place", range(4))
def test_every_change_of_the_sheet_stands_on_the_screen(
    example: Screen, counted: Overview, place: int
) -> None:
    tab = udvikling(counted, now=NOW.replace(tzinfo=None))
    team = counted.teams[place]
    path = example.link(example.team(team.team))
    compared = 0
    for checklist in team.checklists:
        kind = change_wording.kind(checklist.rounds[0].kind)
        page = example.page(f"{path}?skema={checklist.id}")
        if not checklist.rounds[0].sections:  # interviews: one group is not the change of another
            assert not page.all("//h2[starts-with(., 'Siden sidst')]")
            continue
        for line in block(tab, team.name, f"{checklist.title} · {kind}"):
            if len(line) == 8 and re.match(r"[\d.]+ ", line[0]):
                compared += 1
                before, after = (" ".join(filter(None, line[start : start + 2])) for start in (1, 3))
                expected = f"{before} til {after} {line[5]} svar: {line[6]} og {line[7]}"
                assert expected in told(page, line[0])
    assert compared > 60


def test_the_heatmap_has_every_team_in_the_sheets_order(example: Screen, counted: Overview) -> None:
    page = example.page(f"{example.link(None)}?skema=opfoelgningsvaerktoej&slags=individuel")
    rows = [words(one) for one in page.all("//table[@class='map']/tbody/tr")]
    assert len(rows) == len(counted.teams)
    for row, team in zip(rows, counted.teams, strict=True):
        newest = next(one for one in team.checklists if one.id == "opfoelgningsvaerktoej").rounds[0]
        assert row.startswith(f"{team.name} {newest.label} · {newest.n} individuelle svar")
        assert newest.total is not None
        assert newest.total.percent is not None
        assert f"{round(newest.total.percent)} %" in row


def test_a_leader_goes_on_to_a_team_and_back(example: Screen) -> None:
    leaders = example.link(None)
    page = example.page(leaders)
    for link in page.all("//table[@class='map']//a"):
        team = example.page(str(link.get("href")))
        assert link.text_content() in team.words()
        assert team.one("//header//a").get("href") == leaders


def test_every_page_is_small(example: Screen) -> None:
    sizes = {path: len(example.get(path).data) for path in paths(example)}
    assert len(sizes) > 20
    assert max(sizes.values()) <= MOST


def test_every_page_is_read_without_scripts_and_asks_for_nothing(example: Screen) -> None:
    for path in paths(example):
        page = example.page(path)
        assert not page.all("//script | //*[@style] | //img | //*[@src]")
        assert not re.search(r"https?://|//\w+\.", page.text)
        assert not [one for one in page.all("//*") if any(str(key).startswith("on") for key in one.attrib)]
        assert len(page.all("//h1")) == 1


def test_every_picture_is_named_and_has_a_table_behind_it(example: Screen) -> None:
    pictures = 0
    for path in paths(example)[1:]:
        page = example.page(path)
        ids = [str(one.get("id")) for one in page.all("//*[@id]")]
        assert len(ids) == len(set(ids))
        for figure in page.all("//figure"):
            pictures += 1
            (svg,) = figure.xpath(".//*[@role='img']")
            assert all(page.by_id(id_).text_content() for id_ in svg.get("aria-labelledby").split())
            assert figure.xpath(".//details/summary[text()='Vis tallene som tabel']")
            assert figure.xpath(".//details//table/tbody/tr")
    assert pictures > 20
