"""The languages that a form may be read in. Danish is the one the others are made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, its own name and how it is written.

    `is_draft` tells that no translator has read it: people are told so wherever they meet it.
    """

    code: str
    name: str
    is_rtl: bool = False
    is_draft: bool = False


DANISH = Language("da", "Dansk")
LANGUAGES = {
    one.code: one
    for one in (
        DANISH,
        Language("en", "English"),
        Language("ar", "العربية", is_rtl=True, is_draft=True),
        Language("uk", "Українська", is_draft=True),
    )
}


class UnknownLanguageError(Exception):
    """There is no such language; the message is Danish and says which there are."""


def chosen(codes: str) -> tuple[str, ...]:
    """Return the languages beside Danish in `codes`, commas between them; raise UnknownLanguageError."""
    wanted = tuple(dict.fromkeys(code.strip() for code in codes.split(",") if code.strip()))
    if unknown := set(wanted) - LANGUAGES.keys():
        raise UnknownLanguageError(
            f"Sproget {', '.join(sorted(unknown))} findes ikke. Vælg blandt: {', '.join(LANGUAGES)}."
        )
    return tuple(code for code in wanted if code != DANISH.code)
