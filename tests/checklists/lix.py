"""LIX, the Scandinavian measure of how hard a text is to read."""

import re
from collections.abc import Iterable

_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)")
_LETTERS = re.compile(r"[^\W\d_]")

#: A word is long when it has more letters than this.
_LONG = 6


def lix(texts: Iterable[str]) -> float:
    """Return words per sentence plus the percentage of words with more than 6 letters.

    A word is anything between spaces with a letter or a digit in it; only letters count towards its
    length. A full stop, colon, question mark or exclamation mark before a space ends a sentence, and so
    does the end of each text. Under 25 is a children's book, 25 to 34 easy, 35 to 44 a newspaper
    (Björnsson 1968). No words give 0.
    """
    sentences = [words for text in texts for part in _SENTENCE_END.split(text) if (words := _words(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    long = sum(len(_LETTERS.findall(word)) > _LONG for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


def _words(sentence: str) -> list[str]:
    return [word for word in sentence.split() if any(character.isalnum() for character in word)]
