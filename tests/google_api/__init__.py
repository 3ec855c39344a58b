"""A Google on this machine: Sheets API v4, the Drive v3 around it, and the token endpoint.

In a test's own process::

    with GoogleApi() as google:
        key = google.create("Svar")                       # a person's spreadsheet, shared with SERVICE
        gspread = client(google.url, google.service_account())   # tests.google_api.client
        google.faults.add("500", kind="spreadsheets.batchUpdate", nth=2, applied=True)
        google.people(key).sort("Sheet1", 0)
        assert google.spreadsheet(key).rows("Sheet1") == [...]

It is strict: bodies, queries and its own answers are held to Google's discovery documents, and what is
not implemented answers 501. When the loopback itself fails, leaving the `with` raises.

By itself: ``python -m tests.google_api --port N`` prints its address and lets `Authorization: Bearer test`
in. Everything is then also under /control/, each command a POST with a JSON object:

| command | body | does |
|---|---|---|
| spreadsheets | title, locale, time_zone, writer | makes a spreadsheet; answers spreadsheetId |
| xlsx | title, writer | makes an .xlsx file in Drive; answers fileId |
| service-account | email | answers the content of a key file |
| people/ID/ACTION | the action's arguments | what a person does: sort, filter, hide_rows, move_columns, ... |
| rows/ID/TITLE, tabs/ID, metadata/ID | | looks at the state |
| fault | what, kind, nth, times, applied, seconds, calls | plans a fault (`faults.Faults.add`) |
| chance | share, seed, kinds, faults | lets a share of calls go wrong (`faults.Faults.often`) |
| no-faults, land | | plans nothing more; lets late copies land now |
| clock | at, advance | stops the clock there; answers now |
| quota | on, reads_per_user, writes_per_user, ... | counts calls (`quota.Quota`) |
| expire-tokens | | ends all access tokens |
| calls | clear | answers the log of calls |

What is assumed rather than known of Google: the text for a metadataId that exists, the limit of 30,000
characters, that a duplicated tab's metadata is copied under new ids, and that OVERWRITE under hidden rows
writes after the last visible row.
"""

from tests.google_api.api import PERSON, SERVICE, GoogleApi
from tests.google_api.faults import Fault
from tests.google_api.quota import Quota

__all__ = ["PERSON", "SERVICE", "Fault", "GoogleApi", "Quota"]
