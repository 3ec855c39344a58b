"""The checkup of what is at Google: the key, the sign-in, and each spreadsheet from address to room."""

from sheets.google.checkup.key import account_links
from sheets.google.checkup.spreadsheet import Patient, spreadsheet_links

__all__ = ["Patient", "account_links", "spreadsheet_links"]
