"""The probe: every assumption that we make about Google, tried on throwaway tabs of a real spreadsheet."""

from sheets.google.probe.run import probe

__all__ = ["probe"]
