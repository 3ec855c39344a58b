"""Every text that the interface says, found in the source as Babel finds it."""

from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[2]
_KEYWORDS = {"_": None, "Said": None}
_METHODS = [("app/web/templates/**.html", "jinja2.ext:babel_extract"), ("app/**.py", "python")]


def texts() -> set[str]:
    """Return the Danish text of every message."""
    found = extract_from_dir(str(ROOT), method_map=_METHODS, keywords=_KEYWORDS, directory_filter=_is_source)
    return {str(message) for _, _, message, _, _ in found}


def _is_source(folder: str) -> bool:
    return ".venv" not in folder and not Path(folder).name.startswith(".")
