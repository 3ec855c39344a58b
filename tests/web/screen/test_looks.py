"""The overview's own colours can be read, and a page with very much on it is still small."""

import re
from importlib import resources
from pathlib import Path

import pytest

from app.store import links
from tests.builders import NOW
from tests.overview.builders import a_checklist, a_scale, a_status
from tests.web.screen.sites import SPRING, a_round, a_screen, answer
from tests.web.test_colours import contrast

CSS = (resources.files("app.web") / "static" / "overview.css").read_text(encoding="utf-8")
PALETTES = [
    dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
]
WORDS = "Det tværfaglige team har aftalt, hvem der gør hvad, når en beboer har brug for hjælp fra flere "


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["good", "mid", "low", "blank"])
def test_a_status_can_be_read(palette: dict[str, str], ground: str) -> None:
    assert contrast(palette[f"on{ground}"], palette[ground]) >= 4.5


def test_eighty_items_with_a_year_of_answers_and_comments_are_a_small_page(tmp_path: Path) -> None:
    items = [
        {**(a_scale if n % 4 == 0 else a_status)(f"p{n}"), "text": f"{WORDS} {n * 7919}. sted."}
        for n in range(80)
    ]
    screen = a_screen(tmp_path, a_checklist(*(items[n : n + 8] for n in range(0, 80, 8))))
    for label, now in (("Forår", SPRING), ("Efterår", NOW)):
        round_ = a_round(screen, label=label, now=now)
        for person in range(14):
            answers = {
                f"p{n}": ("12345" if n % 4 == 0 else ("ja", "delvist", "nej"))[(n + person) % 3]
                for n in range(80)
            }
            comments = {f"p{n}": f"{WORDS} {person * n}" for n in range(person, 80, 7)}
            answer(screen, round_, [answers], role=("leder", "frivillig")[person % 2], comments=comments)
    path = f"/overblik/{links.open_link(screen.deployment.engine, screen.team(), now=NOW).token}"
    reply = screen.get(path)
    assert len(screen.page(path).all("//div[contains(@class, 'folds')]//li")) > 200
    assert len(reply.data) <= 30_000
    screen.deployment.engine.dispose()
