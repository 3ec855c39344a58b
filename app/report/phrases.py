"""Phrases that several chapters share: a round, an item and its figures, a change."""

from app.core.response import RoundKind
from app.overview.change import Change
from app.overview.figures import ItemFigures, Limits, RoundOverview
from app.telling import change_wording, lines, wording
from app.telling.lines import COUNTED, Line


def round_name(round_: RoundOverview) -> str:
    """Return a round by its name and how many answered: 'Efterår, 9 individuelle svar'."""
    return f"{round_.label}, {wording.answers(round_)}"


def sentence(text: str) -> str:
    """Return the text with a capital letter and a full stop, as a sentence of its own."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "?", "!", "…")) else f"{whole}."


def item(one: ItemFigures, round_: RoundOverview, limits: Limits) -> tuple[str, str]:
    """Return an item's number and words, and its figures: ('1.2 Vi taler ...', 'På vej, 67 % (...)')."""
    line = lines.item_line(one, round_, limits)
    return sentence(line.text), sentence(figures(line, n=one.figures.scored if one.figures else 0))


def figures(line: Line, *, n: int) -> str:
    """Return a line's figures in words: 'på vej, 67 % (4 Ja, 4 Delvist, 1 Nej)'; `n` is behind a mean."""
    told = ", ".join(part for part in (line.status, line.share) if part)
    behind = f"{line.mean}, {n} svar" if line.mean else counts(line)
    return f"{told} ({behind})" if behind and (line.share or line.mean) else told


def counts(line: Line) -> str:
    """Return how many answered what: '4 Ja, 1 Nej'; "" where they cannot be told apart."""
    three = list(zip(line.counts, COUNTED.values(), strict=False))[:3]
    return ", ".join(f"{count} {word}" for count, word in three if count)


def answers_apart(one: ItemFigures, round_: RoundOverview, limits: Limits) -> str:
    """Return how many answered what: '4 Ja, 4 Delvist, 1 Nej.', or how many stand at each end of a scale."""
    if not one.is_scale:
        return sentence(counts(lines.item_line(one, round_, limits)))
    given = one.figures.counts if one.figures else {}
    low, middle, high = (sum(given.get(code, 0) for code in codes) for codes in ("12", "3", "45"))
    told = [f"{low} svarede 1 eller 2", f"{high} svarede 4 eller 5"]
    return sentence(", ".join([told[0], f"{middle} svarede 3", told[1]] if middle else told))


def movement(change: Change) -> str:
    """Return a change in total with both ends: '+12 procentpoint, fra 55 % til 67 %'."""
    told = change_wording.total(change)
    if change.total is None:
        return told
    is_one = change.items == 1
    before, after = (wording.share(end, is_one=is_one) for end in (change.total.before, change.total.after))
    return f"{told}, {before} begge gange" if before == after else f"{told}, fra {before} til {after}"


def is_individual(round_: RoundOverview) -> bool:
    """Say whether each answered alone."""
    return round_.kind is RoundKind.INDIVIDUAL


def listed(names: list[str]) -> str:
    """Return names as a sentence lists them: 'a, b og c'."""
    return " og ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def shortened(text: str, longest: int) -> str:
    """Return the text, cut after a whole word where it has more characters than `longest`."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(maxsplit=1)[0].rstrip(',.;:')} …"


def lead(text: str) -> str:
    """Return the text with the colon that sets it apart from what follows; "" stays ""."""
    return f"{text}:" if text else ""
