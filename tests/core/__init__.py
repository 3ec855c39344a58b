"""Promises of the core."""
