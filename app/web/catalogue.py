"""What the pages say, in the language that the reader chose: gettext catalogues, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from babel.messages.pofile import read_po
from flask import request

from app.core.languages import DANISH, LANGUAGES, Language
from app.core.said import Said

#: In an address: `?sprog=en`. No cookie, and nothing is remembered.
PARAMETER = "sprog"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A language with its texts by the Danish ones."""

    language: Language
    texts: Mapping[str, str]

    def __contains__(self, text: str) -> bool:
        return template_of(text) in self.texts

    def say(self, text: str, **values: object) -> str:
        """Return the text in this language, or in Danish where it is missing, with the values in it."""
        said = self.texts.get(template_of(text))
        if said is None:
            return text.format_map(values) if values else text
        filled = values or (text.values if isinstance(text, Said) else {})
        return said.format_map(filled) if filled else said


def template_of(text: str) -> str:
    """Return what a catalogue knows the text by."""
    return text.template if isinstance(text, Said) else text


@cache
def catalogue(code: str) -> Catalogue:
    """Return the catalogue of the language; the Danish one is empty, for the texts are Danish."""
    language = LANGUAGES[code]
    if language is DANISH:
        return Catalogue(language, {})
    path = resources.files("app.web") / "locales" / f"{code}.po"
    with path.open("rb") as file:
        found = read_po(file)
    return Catalogue(language, {str(one.id): str(one.string) for one in found if one.id and one.string})


def wanted(allowed: tuple[str, ...] = tuple(LANGUAGES)) -> str:
    """Return the code of the language that the request asks for, Danish where that is not allowed."""
    code = request.args.get(PARAMETER, "") if allowed else ""
    return code if code in allowed else DANISH.code


def query(code: str) -> str:
    """Return what an address ends with so that it is read in the language."""
    return "" if code == DANISH.code else f"?{PARAMETER}={code}"
