"""Promises about reading checklists from files."""
