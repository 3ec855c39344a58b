"""Forankring: checklists, answers and overviews."""
