"""A checklist with one item of every kind, for tests that need no more."""

from app.core.checklist import Checklist

KINDS: list[dict[str, object]] = [
    {"kind": "status", "id": "koordinator", "text": "Der er en koordinator."},
    {"kind": "yesno", "id": "plan", "text": "Er der en plan?", "dont_know": True},
    {"kind": "scale", "id": "hjaelp", "text": "Hvor god er hjælpen?", "low": "slet ikke", "high": "meget"},
    {
        "kind": "choice",
        "id": "gruppe",
        "text": "Hvem er I?",
        "options": [{"id": "ledere", "text": "Ledere"}, {"id": "andre", "text": "Andre"}],
    },
    {
        "kind": "choices",
        "id": "emner",
        "text": "Hvad talte I om?",
        "options": [{"id": "bolig", "text": "Bolig"}, {"id": "job", "text": "Job"}],
    },
    {"kind": "text", "id": "titel", "text": "Titel", "max_length": 20},
    {"kind": "longtext", "id": "noter", "text": "Noter", "max_length": 200},
    {"kind": "number", "id": "antal", "text": "Antal møder", "minimum": 0, "maximum": 5000},
    {"kind": "number", "id": "timer", "text": "Timer", "decimals": 1},
    {"kind": "month", "id": "start", "text": "Startmåned"},
    {"kind": "date", "id": "dag", "text": "Dag"},
    {"kind": "code", "id": "kode", "text": "Kode"},
    {
        "kind": "group",
        "id": "linjer",
        "text": "Planen",
        "line": "Handling",
        "max_lines": 4,
        "fields": [
            {"kind": "text", "id": "handling", "text": "Handling", "required": True},
            {"kind": "date", "id": "frist", "text": "Frist"},
        ],
    },
]


def a_checklist(items: list[dict[str, object]] | None = None, *, version: str = "1") -> Checklist:
    return Checklist.model_validate(
        {
            "id": "proeve",
            "title": "Prøveskema",
            "version": version,
            "wording": "own",
            "source": "Vores egne spørgsmål.",
            "intro": "Kun til prøve.",
            "part": [
                {
                    "title": "Første del",
                    "section": [{"id": "alt", "title": "Alt", "item": KINDS if items is None else items}],
                }
            ],
        }
    )
