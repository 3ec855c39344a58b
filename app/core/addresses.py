"""Where a spreadsheet is: a path that ends in .xlsx, or an address or a key at Google."""

import re

_IN_ADDRESS = re.compile(r"https://docs\.google\.com/spreadsheets/(?:u/\d+/)?d/([\w-]{20,})")
_KEY = re.compile(r"[\w-]{30,}", re.ASCII)


def is_file(address: str) -> bool:
    """Say whether the spreadsheet is an .xlsx file."""
    return address.lower().endswith(".xlsx")


def google_key(address: str) -> str | None:
    """Return the key of the spreadsheet at Google, or None when the address is no such thing."""
    found = _IN_ADDRESS.match(address)
    if found is not None:
        return found.group(1)
    return address if _KEY.fullmatch(address) and not is_file(address) else None


def is_spreadsheet(address: str) -> bool:
    """Say whether the address is one that answers can be delivered to."""
    return is_file(address) or google_key(address) is not None
