"""The script that a form can do without, in each language: fetched when the form is ready, kept for good."""

import json
from functools import cache

from app.core.languages import LANGUAGES
from app.web import assets
from app.web.catalogue import catalogue
from app.web.words import MORE_WORDS


@cache
def script(code: str) -> str:
    """Return the script with its words in the language."""
    say = catalogue(code).say
    words = {"lang": code, **{key: say(text) for key, text in MORE_WORDS.items()}}
    return f"(words=>{{{assets.MORE_SCRIPT}}})({json.dumps(words, ensure_ascii=False)});"


@cache
def path(code: str) -> str:
    """Return its address, which changes with it."""
    return assets.address(f"mere-{code}", script(code), "js")


def every() -> dict[str, str]:
    """Return the scripts of all languages by their addresses."""
    return {path(code): script(code) for code in LANGUAGES}
