"""The overview on a screen, for whoever has its link.

Its pages are for Danish coordinators and leaders and, like the overview in the spreadsheet, Danish alone:
their texts stand in the templates without `_`, and no catalogue has them.
"""
