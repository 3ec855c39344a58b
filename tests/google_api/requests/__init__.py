"""The kinds of requests in a batchUpdate, registered when this package is imported."""

from tests.google_api.requests import (
    cells,
    dimensions,
    filters,
    looks,
    metadata,
    named,
    objects,
    protection,
    ranges,
    sheets,
    sorting,
)

__all__ = [
    "cells",
    "dimensions",
    "filters",
    "looks",
    "metadata",
    "named",
    "objects",
    "protection",
    "ranges",
    "sheets",
    "sorting",
]
