"""Promises about the pages of the spreadsheet."""
