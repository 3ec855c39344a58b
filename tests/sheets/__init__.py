"""Promises about the shared spreadsheet."""
