"""The palette has the contrast that WCAG 2.2 AA asks for, in light and in dark."""

import re
from importlib import resources

import pytest

CSS = (resources.files("app.web") / "static" / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)

TEXTS = [
    ("ink", "bg"),
    ("ink", "card"),
    ("ink", "tint"),
    ("ink", "badtint"),
    ("ink", "warntint"),
    ("soft", "bg"),
    ("soft", "card"),
    ("main", "bg"),
    ("main", "card"),
    ("on", "main"),
    ("ontop", "top"),
    ("softtop", "top"),
    ("bad", "card"),
    ("warn", "card"),
]
BORDERS = [
    ("line", "bg"),
    ("line", "card"),
    ("main", "card"),
    ("main", "tint"),
    ("bad", "bg"),
    ("bad", "badtint"),
    ("warn", "warntint"),
    ("focus", "bg"),
    ("focus", "card"),
]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_text_can_be_read(palette: dict[str, str], front: str, back: str) -> None:
    assert contrast(palette[front], palette[back]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), BORDERS)
def test_borders_and_focus_can_be_seen(palette: dict[str, str], front: str, back: str) -> None:
    assert contrast(palette[front], palette[back]) >= 3
