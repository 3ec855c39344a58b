"""What the form is compared with on a phone: a bare page of 3 KB, and SurveyJS asking the same 24 items.

SurveyJS is fetched by npm when the benchmark runs, into a folder of its own; nothing of it is kept here.
"""

import gzip
import json
import subprocess
from pathlib import Path

from flask import Flask, Response

from app.definitions.library import built_in

_VERSION = "2.5.38"
_PACKAGES = ("survey-core", "survey-js-ui")
_FILES = {
    "core.css": "survey-core/survey-core.fontless.min.css",
    "core.js": "survey-core/survey.core.min.js",
    "ui.js": "survey-js-ui/survey-js-ui.min.js",
}
_KINDS = {"css": "text/css", "js": "text/javascript"}


def app(folder: Path) -> Flask:
    """Return a server of both; raise CalledProcessError where npm cannot fetch SurveyJS."""
    pinned = [f"{name}@{_VERSION}" for name in _PACKAGES]
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    subprocess.run(["npm", "install", "--prefix", str(folder), *quiet, *pinned], check=True)
    files = {name: _small((folder / "node_modules" / path).read_bytes()) for name, path in _FILES.items()}
    made = Flask("others")
    survey = _small(_survey().encode())
    made.add_url_rule("/bar", "bare", _bare)  # 3 KB on the wire
    made.add_url_rule("/favicon.ico", "icon", lambda: Response(status=204))
    made.add_url_rule("/surveyjs", "surveyjs", lambda: _reply(survey, "text/html"))
    made.add_url_rule("/<name>", "file", lambda name: _reply(files[name], _KINDS[name.rpartition(".")[2]]))
    return made


def _small(content: bytes) -> bytes:
    return gzip.compress(content, 9)


def _reply(content: bytes, kind: str) -> Response:
    return Response(content, headers={"Content-Type": kind, "Content-Encoding": "gzip"})


def _bare() -> str:
    return "<!doctype html><title>Bar</title><p>" + "En bar side. " * 230 + "<p id=last>Slut"


def _survey() -> str:
    elements = [
        {
            "type": "radiogroup",
            "name": item.id,
            "title": item.text,
            "description": item.help or "",
            "choices": ["Ja", "Delvist på plads", "Nej"],
            "showCommentArea": True,
        }
        for item in built_in()["opfoelgningsvaerktoej"].items
    ]
    questions = json.dumps({"elements": elements}, ensure_ascii=False)
    return (
        '<!doctype html><meta name="viewport" content="width=device-width"><title>SurveyJS</title>'
        '<link rel="stylesheet" href="/core.css"><div id="s"></div>'
        '<script src="/core.js"></script><script src="/ui.js"></script>'
        f'<script>new Survey.Model({questions}).render(document.getElementById("s"))</script>'
    )
