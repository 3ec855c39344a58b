"""The shared spreadsheet at Google: rows and pages through its API, exactly once."""

from sheets.google.account import Access
from sheets.google.quota import Quota
from sheets.google.workbook import GoogleWorkbook

__all__ = ["Access", "GoogleWorkbook", "Quota"]
