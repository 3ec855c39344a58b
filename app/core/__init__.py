"""The field itself: no files, clock, environment, web, pandas or SQL."""
