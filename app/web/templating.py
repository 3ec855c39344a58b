"""The templates: Jinja that leaves out the whitespace that only the authors of templates need."""

import re
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from jinja2.ext import Extension
from typing_extensions import override

from app.web import assets, words


class _Compact(Extension):
    """Takes line breaks and indentation out of a template; what is put into it keeps its own."""

    @override
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source on as few lines as its meaning allows."""
        return re.sub(r"\s*\n\s*", "\n", re.sub(r"(?<=[>}])\s*\n\s*(?=[<{])", "", source))


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
        "words": words.attribute(words.WORDS),
    }
    return environment


def template(name: str) -> Template:
    """Return the template of that name."""
    return _environment().get_template(name)


def render(name: str, **values: object) -> str:
    """Return the page that the template makes of the values."""
    return template(name).render(values)
