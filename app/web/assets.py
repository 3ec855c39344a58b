"""The style and the scripts, inside each page, and the policy that lets these run and nothing else."""

import re
from base64 import b64encode
from hashlib import sha256
from importlib import resources


def _text(name: str) -> str:
    return (resources.files("app.web") / "static" / name).read_text(encoding="utf-8")


def _small_css(text: str) -> str:
    return re.sub(r"\s*([{};,>])\s*|\s*\n\s*", r"\1", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


def _small_js(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


STYLE = _small_css(_text("page.css"))
FORM_SCRIPT = _small_js(_text("form.js"))
RECEIPT_SCRIPT = _small_js(_text("receipt.js"))

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_source(STYLE)}",
        f"script-src {_source(FORM_SCRIPT)} {_source(RECEIPT_SCRIPT)}",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
