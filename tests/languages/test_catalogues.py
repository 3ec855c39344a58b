"""The interface is there in every language, whole."""

import re

import pytest

from app.core.languages import DANISH, LANGUAGES
from app.core.said import Said
from app.web.catalogue import catalogue
from tests.languages.extracting import texts

OTHERS = [code for code in LANGUAGES if code != DANISH.code]


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_interface_is_translated_and_no_other(code: str) -> None:
    assert set(catalogue(code).texts) == texts()


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_same_places_for_values(code: str) -> None:
    for danish, other in catalogue(code).texts.items():
        assert sorted(re.findall(r"\{\w+\}|#", danish)) == sorted(re.findall(r"\{\w+\}|#", other)), danish


def test_a_message_made_of_values_is_said_in_another_language() -> None:
    message = Said("Skriv et tal fra {least} til {most}.", least=1, most=5)
    assert message == "Skriv et tal fra 1 til 5."
    assert catalogue("en").say(message) == "Write a number from 1 to 5."
    assert catalogue("da").say(message) == message


def test_a_text_that_nobody_translated_stays_danish() -> None:
    assert catalogue("en").say("Et nyt ord") == "Et nyt ord"
