"""The soak run: faults, kills and people's hands at once, and in the end every cell is looked at.

`python -m tests.soak` (or `make soak`) runs it. Response number n is always the same (`answering`), so every
cell can be foretold; what people did (`people`) is remembered, and in the end the spreadsheet is compared
with both (`comparing`). Two writers as products have them (`others`) run under the same faults and edits.
"""
