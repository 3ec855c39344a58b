"""Telling: what figures say in words and charts, the same on every output."""
