"""The templates: Jinja that leaves out the whitespace that only the authors of templates need."""

import re
from functools import cache, partial
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from jinja2.ext import Extension
from markupsafe import Markup
from typing_extensions import override

from app.core.languages import DANISH
from app.definitions.translations import Translated
from app.web import assets, more, words
from app.web.catalogue import Catalogue, catalogue, query


class _Compact(Extension):
    """Takes line breaks and indentation out of a template; what is put into it keeps its own."""

    @override
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source on one line, which packs smaller than many."""
        return re.sub(r"\s*\n\s*", " ", re.sub(r"(?<=[>}])\s*\n\s*(?=[<{])", "", source.strip()))


def _source(name: str) -> str:
    return (resources.files("app.web") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[_Compact],
        auto_reload=False,
    )
    environment.globals |= {
        "style": assets.STYLE,
        "form_script": assets.FORM_SCRIPT,
        "assets": assets,
    }
    return environment


def template(name: str) -> Template:
    """Return the template of that name."""
    return _environment().get_template(name)


def render(name: str, code: str, *, own: Translated | None = None, **values: object) -> str:
    """Return the page that the template makes of the values, in the language with that code.

    In the template `_` says a text of ours, and `t` a text of a checklist or of this deployment: where nobody
    has translated that one, it stands there in Danish and is marked so. `own` has the checklist's.
    """
    found = catalogue(code)
    texts = own.texts if own else frozenset()
    return template(name).render(
        values,
        _=found.say,
        t=partial(_theirs, found, texts),
        language=found.language,
        query=query(code),
        words=words.attribute(found.say),
        more=more.path(code),
    )


def _theirs(found: Catalogue, translated: frozenset[str], text: str) -> str:
    if text in found or text in translated or found.language is DANISH or not text:
        return found.say(text)
    return Markup('<span lang="da">{}</span>').format(text)
