"""Forankring: checklists, answers and overviews."""

import gc

# What is imported stays, and looking through it for garbage again and again was a tenth of every start.
gc.set_threshold(50_000)
