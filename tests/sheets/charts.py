"""Pages with charts, and the charts that stand in a file."""

from dataclasses import dataclass
from pathlib import Path

from app.drawing.chart import Chart, ChartKind, Series
from app.drawing.ooxml import CHART, REL
from sheets.excel.package import Package
from sheets.excel.refs import Area
from sheets.page import Format, Page, Styled
from sheets.tabs.growing import Drawn, Line, Part, grown

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def a_chart(*counts: tuple[int, int], kind: ChartKind = ChartKind.STACKED) -> Chart:
    """Return a chart with a category per pair of numbers."""
    ja, nej = zip(*counts, strict=True)
    series = (Series("Ja", ja, "2E7D4F", "FFFFFF"), Series("Nej", nej, "B3423A", "FFFFFF"))
    names = tuple(f"Afsnit {at}" for at in range(1, len(counts) + 1))
    return Chart("Svar", kind, names, series, f"I ord: {counts[0][0]} Ja.")


def a_drawn_page(*charts: Chart, above: int = 0) -> Page:
    """Return a page with a title, some lines and then its charts."""
    parts: list[Part] = [Line([Styled("Overblik", Format.TITLE)]), *[Line([Styled("Linje")])] * above]
    parts += [Drawn((str(at),), "Afsnit", one) for at, one in enumerate(charts)]
    made = grown(parts, width=3)
    return Page("overblik", "Overblik", made.lines, (30, 12, 12), frozen=1, charts=made.charts)


@dataclass(frozen=True, slots=True)
class Standing:
    """A chart as it stands in a file: its name, its words, its cells, and what it points to."""

    name: str
    words: str
    area: Area
    refs: tuple[str, ...]
    values: tuple[str, ...]


def charts_in(path: Path, drawing: str = "xl/drawings/drawing1.xml") -> list[Standing]:
    """Return the charts of a drawing, in their order."""
    package = Package(path.read_bytes())
    found = []
    for anchor in package.peek(drawing) if package.has(drawing) else ():
        named, chart = anchor.find(f".//{_XDR}cNvPr"), anchor.find(f".//{{{CHART}}}chart")
        assert named is not None
        assert chart is not None
        root = package.peek(package.target(drawing, chart.get(f"{{{REL}}}id", "")))
        ends = [
            int(anchor.findtext(f"{_XDR}{end}/{_XDR}{way}") or 0)
            for end in ("from", "to")
            for way in ("row", "col")
        ]
        area = Area(ends[0] + 1, ends[1] + 1, ends[2], ends[3])
        refs = tuple(one.text or "" for one in root.iter(f"{{{CHART}}}f"))
        values = tuple(one.text or "" for one in root.iterfind(".//{*}numCache/{*}pt/{*}v"))
        found.append(Standing(named.get("name", ""), named.get("descr", ""), area, refs, values))
    return found
