"""What goes over the wire to Google and comes back."""

from typing import Any

#: A JSON object.
Json = dict[str, Any]
