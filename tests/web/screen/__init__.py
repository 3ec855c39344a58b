"""Promises about the overview on a screen."""
