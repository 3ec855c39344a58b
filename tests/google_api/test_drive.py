"""Drive around the spreadsheets: files, copies, permissions, exports."""

import gspread
import pytest
from gspread.utils import ExportFormat

from tests.google_api import GoogleApi
from tests.google_api.client import client
from tests.google_api.conftest import Sheet
from tests.google_api.errors import Data

FILES = "https://www.googleapis.com/drive/v3/files"


def _get(sheet: Sheet, path: str, **query: str) -> tuple[int, Data]:
    answer = sheet.spreadsheet.client.session.get(f"{FILES}{path}", params=query)
    return answer.status_code, answer.json()


def test_a_file_tells_whether_it_is_in_the_bin_and_may_be_edited(sheet: Sheet) -> None:
    fields = "trashed,capabilities(canEdit)"
    assert _get(sheet, f"/{sheet.key}", fields=fields) == (
        200,
        {"trashed": False, "capabilities": {"canEdit": True}},
    )
    people = sheet.google.people(sheet.key)
    people.trash()
    people.share("forankring@project.iam.gserviceaccount.com", "reader")
    assert _get(sheet, f"/{sheet.key}", fields=fields) == (
        200,
        {"trashed": True, "capabilities": {"canEdit": False}},
    )


def test_a_file_that_is_not_shared_is_not_found(sheet: Sheet) -> None:
    sheet.google.people(sheet.key).share("forankring@project.iam.gserviceaccount.com", "none")
    status, answer = _get(sheet, f"/{sheet.key}")
    message = f"File not found: {sheet.key}."
    assert (status, answer["error"]["message"]) == (404, message)
    assert answer["error"]["errors"] == [
        {
            "message": message,
            "domain": "global",
            "reason": "notFound",
            "location": "fileId",
            "locationType": "parameter",
        }
    ]


def test_files_are_made_found_copied_and_deleted(google: GoogleApi) -> None:
    signed_in = client(google.url, google.service_account())
    with signed_in.http_client.session:
        made = signed_in.create("Svar", folder_id="mappe")
        assert made.timezone == "Etc/GMT"
        made.sheet1.append_row(["a"])
        copy = signed_in.copy(made.id, title="Kopi")
        assert copy.sheet1.get_all_values() == [["a"]]
        assert [item["name"] for item in signed_in.list_spreadsheet_files(folder_id="mappe")] == [
            "Kopi",
            "Svar",
        ]
        assert signed_in.open("Svar").id == made.id
        with pytest.raises(gspread.SpreadsheetNotFound):
            signed_in.open("Findes ikke")
        signed_in.del_spreadsheet(copy.id)
        with pytest.raises(gspread.SpreadsheetNotFound):
            signed_in.open_by_key(copy.id)


def test_a_csv_file_goes_in_and_comes_out(google: GoogleApi) -> None:
    signed_in = client(google.url, google.service_account())
    with signed_in.http_client.session:
        made = signed_in.create("Svar")
        signed_in.import_csv(made.id, 'a,"b, c"\n1,2')
        assert signed_in.open_by_key(made.id).sheet1.get_all_values() == [["a", "b, c"], ["1", "2"]]
        assert signed_in.export(made.id, ExportFormat.CSV) == b'a,"b, c"\r\n1,2'


def test_sharing_lets_others_in_and_out_again(google: GoogleApi) -> None:
    other = "anden@project.iam.gserviceaccount.com"
    owner = client(google.url, google.service_account())
    guest = client(google.url, google.service_account(other))
    with owner.http_client.session, guest.http_client.session:
        made = owner.create("Svar")
        with pytest.raises(PermissionError):
            guest.open_by_key(made.id)
        made.share(other, "user", "reader", notify=False)
        assert guest.open_by_key(made.id).title == "Svar"
        roles = {item["emailAddress"]: item["role"] for item in made.list_permissions()}
        assert roles[other] == "reader"
        made.remove_permissions(other)
        with pytest.raises(PermissionError):
            guest.open_by_key(made.id)


def test_a_link_lets_everybody_read(google: GoogleApi) -> None:
    owner = client(google.url, google.service_account())
    guest = client(google.url, google.service_account("gæst@project.iam.gserviceaccount.com"))
    with owner.http_client.session, guest.http_client.session:
        made = owner.create("Svar")
        assert made.share("", "anyone", "reader").json()["id"] == "anyoneWithLink"
        with pytest.raises(gspread.exceptions.APIError, match="The caller does not have permission"):
            guest.open_by_key(made.id).sheet1.append_row(["a"])


def test_only_the_owner_deletes_a_file(sheet: Sheet) -> None:
    answer = sheet.spreadsheet.client.session.delete(f"{FILES}/{sheet.key}")
    assert (answer.status_code, answer.json()["error"]["errors"][0]["reason"]) == (
        403,
        "insufficientFilePermissions",
    )


def test_renaming_a_file_renames_the_spreadsheet(sheet: Sheet) -> None:
    sheet.spreadsheet.client.session.patch(f"{FILES}/{sheet.key}", json={"name": "Nyt navn"})
    assert sheet.call("GET", "", fields="properties.title")[1] == {"properties": {"title": "Nyt navn"}}
