"""The shared spreadsheet: what it looks like and how answers get into it."""
