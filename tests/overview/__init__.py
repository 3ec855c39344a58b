"""Promises about the overview."""
