"""What goes over the wire to Google and comes back."""

from typing import Any

#: A JSON object.
Json = dict[str, Any]
#: Google's two services that we call.
SHEETS = "https://sheets.googleapis.com"
DRIVE = "https://www.googleapis.com"
