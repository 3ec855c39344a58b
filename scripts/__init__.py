"""Thin commands: each is `forankring NAME` and `python -m scripts.NAME`."""
