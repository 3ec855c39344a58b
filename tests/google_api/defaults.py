"""What every new spreadsheet has: the default format, the theme, colours as Google keeps them."""

import struct

from tests.google_api.errors import Data, Json

_ACCENTS = {
    "TEXT": (0, 0, 0),
    "BACKGROUND": (255, 255, 255),
    "ACCENT1": (66, 133, 244),
    "ACCENT2": (234, 67, 53),
    "ACCENT3": (251, 188, 4),
    "ACCENT4": (52, 168, 83),
    "ACCENT5": (255, 109, 1),
    "ACCENT6": (70, 189, 198),
    "LINK": (17, 85, 204),
}


def float32(value: float) -> int | float:
    """Return the shortest number that is the same as a 32-bit float, as Google's answers write it."""
    exact: float = struct.unpack("f", struct.pack("f", value))[0]
    for digits in range(1, 10):
        short = float(f"{exact:.{digits}g}")
        if struct.pack("f", short) == struct.pack("f", exact):
            break
    return int(short) if short.is_integer() else short


def color(red: int, green: int, blue: int) -> Json:
    """Return a colour of three bytes; what is 0 is left out."""
    parts = {"red": red, "green": green, "blue": blue}
    return {name: float32(value / 255) for name, value in parts.items() if value}


def kept_color(given: Json) -> Json:
    """Return a colour as Google keeps it: cut to bytes."""
    kept = color(
        *(int(min(1.0, max(0.0, given.get(name, 0))) * 255 + 1e-6) for name in ("red", "green", "blue"))
    )
    if given.get("alpha"):
        kept["alpha"] = given["alpha"]
    return kept


def kept_colors(value: Data) -> Data:
    """Return a JSON value with every colour in it as Google keeps it, and both ways of naming it in step."""
    if isinstance(value, list):
        return [kept_colors(item) for item in value]
    if not isinstance(value, dict):
        return value
    changed: Json = {}
    for key, item in value.items():
        if key.lower().endswith("color") and isinstance(item, dict):
            changed[key] = kept_color(item)
        else:
            changed[key] = kept_colors(item)
    for key in list(changed):
        _pair(changed, key)
    return changed


_WIDTHS = {"SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOUBLE": 3}


def kept_line(given: Json) -> Json:
    """Return a border as Google keeps it: with its width and its colour, black unless given."""
    line = kept_colors(given)
    if not line or line.get("style", "NONE") == "NONE":
        return {}
    color_of = line.get("color", {})
    return {
        "width": _WIDTHS.get(line["style"], 1),
        "color": color_of,
        "colorStyle": {"rgbColor": color_of},
        **line,
    }


def kept_format(given: Json) -> Json:
    """Return a userEnteredFormat as Google keeps it."""
    kept: Json = kept_colors(given)
    if "borders" in kept:
        kept["borders"] = {side: line for side, item in kept["borders"].items() if (line := kept_line(item))}
    return kept


def _pair(holder: Json, key: str) -> None:
    if key.lower().endswith("colorstyle") and isinstance(holder[key], dict):
        plain = key[: -len("Style")]
        rgb = holder[key].get("rgbColor")
        if rgb is not None:
            holder[plain] = rgb
    elif key in _STYLED and f"{key}Style" not in holder:
        holder[f"{key}Style"] = {"rgbColor": holder[key]}


_STYLED = {
    "tabColor",
    "backgroundColor",
    "foregroundColor",
    "headerColor",
    "firstBandColor",
    "secondBandColor",
    "footerColor",
}


def default_format() -> Json:
    """Return the format of a cell that has none of its own."""
    white = color(255, 255, 255)
    return {
        "backgroundColor": white,
        "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
        "verticalAlignment": "BOTTOM",
        "wrapStrategy": "OVERFLOW_CELL",
        "textFormat": {
            "foregroundColor": {},
            "fontFamily": "arial,sans,sans-serif",
            "fontSize": 10,
            "bold": False,
            "italic": False,
            "strikethrough": False,
            "underline": False,
            "foregroundColorStyle": {"rgbColor": {}},
        },
        "backgroundColorStyle": {"rgbColor": white},
    }


def effective_format() -> Json:
    """Return the effective format of a blank cell without one of its own."""
    base = default_format()
    base["padding"] = dict(base["padding"])
    base["textFormat"] = {**base["textFormat"], "fontFamily": "Arial"}
    base["hyperlinkDisplayType"] = "PLAIN_TEXT"
    return base


def theme() -> Json:
    """Return the theme of a new spreadsheet."""
    colors = [{"colorType": name, "color": {"rgbColor": color(*parts)}} for name, parts in _ACCENTS.items()]
    return {"primaryFontFamily": "Arial", "themeColors": colors}


def plain(value: Data) -> Data:
    """Return a JSON value without what Google's answers leave out: false, 0, "", [] (but not in ranges)."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept: Json = {}
    for key, item in value.items():
        if key in _WHOLE:
            kept[key] = item
        elif isinstance(item, dict) or item or key.endswith("Index") or key == "sheetId":
            kept[key] = plain(item)
    return kept


_WHOLE = {"textFormat", "format", "overlayPosition", "spec"}
