"""Promises about the form and the pages around it."""
