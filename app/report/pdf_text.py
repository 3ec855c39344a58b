"""Text of a PDF: words in two weights, set in lines that fit a width."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from fpdf import FPDF

from app.report.colours import INK

FAMILY = "PT Sans"
_FILES = {"": "PT_Sans-Web-Regular.ttf", "B": "PT_Sans-Web-Bold.ttf"}
_AIR = 1.2  # from line to line, in sizes
_BASE = 0.76  # of a line: where the letters stand
_POINT = 25.4 / 72  # mm


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points, ink as RRGGBB, and whether all of it is bold."""

    size: float
    ink: str = INK
    is_bold: bool = False

    @property
    def line(self) -> float:
        """Return the height of a line in mm."""
        return self.size * _POINT * _AIR


@dataclass(frozen=True, slots=True)
class Word:
    """A word without a break in it."""

    text: str
    is_bold: bool


def add_fonts(pdf: FPDF) -> None:
    """Make the report's letters known to the file; only those used are put in it."""
    folder = resources.files("fontpkg_pt_sans") / "files"
    for style, name in _FILES.items():
        pdf.add_font(FAMILY, style, str(folder / name))


def colour(text: str) -> tuple[int, int, int]:
    """Return RRGGBB as red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(text)
    return red, green, blue


def words(text: str, *, is_bold: bool = False) -> list[Word]:
    """Return the words of a text; a number and its % stay together."""
    return [Word(one, is_bold) for one in text.replace(" %", "\u00a0%").split(" ") if one]


def wrapped(pdf: FPDF, found: Iterable[Word], width: float, look: Look) -> list[list[Word]]:
    """Return the words in lines of at most `width` mm; a word that is wider alone is broken."""
    lines: list[list[Word]] = [[]]
    left = width
    for word in (part for one in found for part in _broken(pdf, one, width, look)):
        size = _measured(pdf, word, look)
        if size > left and lines[-1]:
            lines.append([])
            left = width
        lines[-1].append(word)
        left -= size + _space(pdf, look)
    return lines


def draw(pdf: FPDF, lines: Sequence[Sequence[Word]], look: Look, *, x: float, y: float) -> None:
    """Draw the lines with their upper left corner at x and y."""
    pdf.set_text_color(*colour(look.ink))
    for at, line in enumerate(lines):
        place = x
        for text, is_bold in _runs(line):
            word = Word(text, is_bold)
            width = _measured(pdf, word, look)
            # a blank after each: words stay apart when read aloud
            pdf.text(place, y + at * look.line + look.line * _BASE, f"{text} ")
            place += width + _space(pdf, look)


def width_of(pdf: FPDF, text: str, look: Look) -> float:
    """Return how wide the text is, in mm."""
    return _measured(pdf, Word(text, look.is_bold), look)


def _runs(line: Sequence[Word]) -> Iterator[tuple[str, bool]]:
    """Yield what can be drawn at once: neighbours of one weight."""
    run: list[str] = []
    is_bold = False
    for word in line:
        if run and word.is_bold is not is_bold:
            yield " ".join(run), is_bold
            run = []
        run.append(word.text)
        is_bold = word.is_bold
    if run:
        yield " ".join(run), is_bold


def _broken(pdf: FPDF, word: Word, width: float, look: Look) -> Iterator[Word]:
    text = word.text
    while text:
        fitting = len(text)
        while fitting > 1 and _measured(pdf, Word(text[:fitting], word.is_bold), look) > width:
            fitting -= 1
        yield Word(text[:fitting], word.is_bold)
        text = text[fitting:]


def _measured(pdf: FPDF, word: Word, look: Look) -> float:
    pdf.set_font(FAMILY, "B" if word.is_bold or look.is_bold else "", look.size)
    return pdf.get_string_width(word.text)


def _space(pdf: FPDF, look: Look) -> float:
    return _measured(pdf, Word(" ", is_bold=False), look)
