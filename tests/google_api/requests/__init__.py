"""The kinds of requests in a batchUpdate, registered when this package is imported."""

from tests.google_api.requests import (
    cells,
    dimensions,
    filters,
    groups,
    looks,
    metadata,
    named,
    objects,
    pasting,
    protection,
    ranges,
    sheets,
    sorting,
)

__all__ = [
    "cells",
    "dimensions",
    "filters",
    "groups",
    "looks",
    "metadata",
    "named",
    "objects",
    "pasting",
    "protection",
    "ranges",
    "sheets",
    "sorting",
]
