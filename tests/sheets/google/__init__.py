"""The spreadsheet at Google, against the loopback."""
