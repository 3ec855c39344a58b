"""The style and the scripts, inside each page, and the policy that lets these run and nothing else."""

import json
from base64 import b64encode
from hashlib import sha256
from importlib import resources

from rcssmin import cssmin
from rjsmin import jsmin


def _text(name: str) -> str:
    return (resources.files("app.web") / "static" / name).read_text(encoding="utf-8")


def _bytes(name: str) -> bytes:
    return (resources.files("app.web") / "static" / name).read_bytes()


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


STYLE: str = cssmin(_text("page.css"))
#: What the overview's pages have besides.
OVERVIEW_STYLE: str = cssmin(_text("overview.css"))
#: One script: what the form can do, what the phone keeps, drafts, sending, and the queue.
_PARTS = ("form.js", "kept.js", "drafts.js", "send.js", "queue.js")
FORM_SCRIPT: str = jsmin(f"(() => {{{''.join(map(_text, _PARTS))}}})();")

MORE_SCRIPT: str = jsmin(_text("more.js"))
WORKER: str = jsmin(_text("sw.js"))


def address(name: str, content: str | bytes, ending: str) -> str:
    """Return an address that changes with what stands there, so that a browser may keep it for good."""
    plain = content.encode() if isinstance(content, str) else content
    return f"/{name}-{sha256(plain).hexdigest()[:8]}.{ending}"


ICON = _bytes("icon.svg")
SMALL_ICON, LARGE_ICON = _bytes("icon-180.png"), _bytes("icon-512.png")
ICON_PATH = address("ikon", ICON, "svg")
SMALL_ICON_PATHS = ("/apple-touch-icon.png", "/favicon.ico")  # where phones and browsers look by themselves
LARGE_ICON_PATH = address("ikon-512", LARGE_ICON, "png")
#: No start_url: a phone that keeps the form as an app opens the form again, not our front page.
MANIFEST = json.dumps(
    {
        "name": "Forankring",
        "lang": "da",
        "display": "standalone",
        "background_color": "#f6f2ea",
        "theme_color": "#0a4a41",
        "icons": [
            {"src": ICON_PATH, "type": "image/svg+xml", "sizes": "any"},
            {"src": LARGE_ICON_PATH, "type": "image/png", "sizes": "512x512", "purpose": "any maskable"},
        ],
    }
)
MANIFEST_PATH = address("app", MANIFEST, "webmanifest")

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_source(STYLE)} {_source(OVERVIEW_STYLE)}",
        f"script-src 'self' {_source(FORM_SCRIPT)}",
        "connect-src 'self'",
        "manifest-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
