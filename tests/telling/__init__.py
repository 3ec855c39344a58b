"""Promises about the words of an overview."""
