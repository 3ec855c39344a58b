"""What a spreadsheet's locale decides: signs in numbers, the order of dates, words for true and false."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """One locale; `order` is the order of day, month and year in dates, `date` and `time` its patterns."""

    decimal: str = "."
    thousands: str = ","
    order: str = "mdy"
    date: str = "m/d/yyyy"
    time: str = "h:mm:ss am/pm"
    currency: str = '"$"#,##0.00'
    true: str = "TRUE"
    false: str = "FALSE"
    separator: str = ","


_KNOWN = {
    "en_US": Locale(),
    "en_GB": Locale(order="dmy", date="dd/mm/yyyy", time="hh:mm:ss", currency='"£"#,##0.00'),
    "da_DK": Locale(
        decimal=",",
        thousands=".",
        order="dmy",
        date="dd.mm.yyyy",
        time="hh.mm.ss",
        currency='#,##0.00" kr."',
        true="SAND",
        false="FALSK",
        separator=";",
    ),
    "de_DE": Locale(
        decimal=",",
        thousands=".",
        order="dmy",
        date="dd.mm.yyyy",
        time="hh:mm:ss",
        currency='#,##0.00" €"',
        true="WAHR",
        false="FALSCH",
        separator=";",
    ),
    "fr_FR": Locale(
        decimal=",",
        thousands="\u202f",
        order="dmy",
        date="dd/mm/yyyy",
        time="hh:mm:ss",
        currency='#,##0.00" €"',
        true="VRAI",
        false="FAUX",
        separator=";",
    ),
}


def locale(name: str) -> Locale:
    """Return what is known of a locale, American ways for those that are not known."""
    return _KNOWN.get(name, _KNOWN["en_US"])
