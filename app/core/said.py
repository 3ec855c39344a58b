"""What is said to a person, in Danish, with what it takes to say it in another language."""

from collections.abc import Mapping
from typing import Self


class Said(str):
    """A Danish text that remembers the template it was made from, and the values that stand in it.

    It is the Danish text itself wherever nobody asks for another language.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        """Return the template with the values in it."""
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template, made.values = template, values
        return made
