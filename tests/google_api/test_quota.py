"""The quota: calls per minute of the clock, by user and by project."""

from tests.google_api import Quota
from tests.google_api.client import session
from tests.google_api.conftest import Sheet

NOON = 1_800_000_000.0


def _write(sheet: Sheet) -> int:
    return sheet.call("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")[0]


def test_the_sixty_first_write_of_a_minute_is_refused(sheet: Sheet) -> None:
    sheet.google.clock.set(NOON)
    sheet.google.accounts.lifetime = 1e9
    sheet.google.quota = Quota()
    assert [_write(sheet) for _ in range(61)] == [200] * 60 + [429]
    assert sheet.call("GET", "/values/A1")[0] == 200
    sheet.google.clock.advance(60)
    assert _write(sheet) == 200


def test_the_refusal_has_its_whole_body(sheet: Sheet) -> None:
    sheet.google.quota = Quota(writes_per_user=0, project="42")
    status, answer = sheet.call("PUT", "/values/A1", {"values": [["a"]]}, valueInputOption="RAW")
    error = answer["error"]
    assert (status, error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["message"] == (
        "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' "
        "of service 'sheets.googleapis.com' for consumer 'project_number:42'."
    )
    assert error["details"][0]["reason"] == "RATE_LIMIT_EXCEEDED"
    assert error["details"][0]["metadata"]["quota_limit"] == "WriteRequestsPerMinutePerUser"
    assert error["details"][1]["links"][0]["url"].startswith("https://cloud.google.com/")


def test_the_project_has_a_limit_above_those_of_its_accounts(sheet: Sheet) -> None:
    sheet.google.quota = Quota(reads_per_user=2, reads_per_project=3)
    sheet.google.clock.set(NOON)
    other = "anden@project.iam.gserviceaccount.com"
    sheet.google.people(sheet.key).share(other, "reader")
    sheet.google.accounts.expire_all()
    with session(sheet.google.url, sheet.google.service_account(other)) as second:
        url = f"https://sheets.googleapis.com/v4/spreadsheets/{sheet.key}"
        statuses = [sheet.call("GET", "")[0], sheet.call("GET", "")[0], second.get(url).status_code]
        refused = second.get(url)
    assert statuses == [200, 200, 200]
    assert "limit 'Read requests per minute' of" in refused.json()["error"]["message"]


def test_a_batch_counts_as_one(sheet: Sheet) -> None:
    sheet.google.quota = quota = Quota()
    sheet.google.clock.set(NOON)
    sheet.batch(*[{"addSheet": {}} for _ in range(10)])
    assert quota.used() == 1
