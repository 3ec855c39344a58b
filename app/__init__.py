"""Forankring: checklists, answers and overviews."""

import atexit
import gc

# What is imported stays. Looking through it for garbage, again and again at the start and thrice at the end,
# was a good tenth of every short command.
gc.set_threshold(50_000)
atexit.register(gc.freeze)
