"""Nothing comes from elsewhere, nothing is kept, and only our own script and style run."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from tests.builders import Site, fields
from tests.web.pages import Page

PAGES = ["form", "receipt", "fault", "/", "/privatliv", "/was", "/findes-ikke", "/s/findes-ikke"]


def page(site: Site, name: str) -> tuple[str, dict[str, str]]:
    phone = site.phone()
    if name == "form":
        answer = phone.get(site.link)
    elif name in ("receipt", "fault"):
        answer = phone.post(site.link, data=fields(plan="ja", antal="" if name == "receipt" else "x"))
    else:
        answer = phone.get(name)
    return answer.text, dict(answer.headers)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_but_itself(kinds: Site, name: str) -> None:
    found = Page(page(kinds, name)[0])
    assert not re.search(r"https?://|//\w+\.", found.text)
    assert not found.all("//*[@src] | //*[@style] | //link[not(starts-with(@href, '/'))]")
    assert not [one for one in found.all("//*") if any(str(key).startswith("on") for key in one.attrib)]


@pytest.mark.parametrize("name", PAGES)
def test_only_our_own_style_and_scripts_may_run(kinds: Site, name: str) -> None:
    text, headers = page(kinds, name)
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for inline in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL):
        assert b64encode(sha256(inline.encode()).digest()).decode() in policy


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_kept_or_tells_where_it_came_from(kinds: Site, name: str) -> None:
    headers = page(kinds, name)[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_danish_and_named(kinds: Site, name: str) -> None:
    found = Page(page(kinds, name)[0])
    assert found.one("/html").get("lang") == "da"
    assert found.one("//title").text_content()
    assert len(found.all("//h1")) == 1


def test_an_answer_that_is_no_page_of_ours_has_the_same_headers(kinds: Site) -> None:
    answer = kinds.phone().get(kinds.link.replace("/s/", "/s//"))
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith(kinds.link)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_look_at_the_headers_alone_gets_no_page(kinds: Site) -> None:
    answer = kinds.phone().head(kinds.link)
    assert answer.status_code == 200
    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) > 1000
