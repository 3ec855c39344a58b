"""Promises about charts as pictures."""
