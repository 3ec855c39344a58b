"""Promises about the report."""
