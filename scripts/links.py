"""Links for people: what they begin with, whom they reach, and their QR codes."""

from urllib.parse import urlsplit

import segno

from app.core.response import Round
from app.deployment import Base
from app.store import served

DEFAULT_ADDRESS = "http://127.0.0.1:8000"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


def address(deployment: Base) -> str:
    """Return the address that links begin with: the setting's, or the one that was served on last."""
    return deployment.settings.base_url or served.latest(deployment.engine) or DEFAULT_ADDRESS


def link(round_: Round, base: str) -> str:
    """Return the link that lets people answer the round."""
    return f"{base}/s/{round_.token}"


def tell_reach(url: str) -> None:
    """Say what to do where no phone can reach the link."""
    if urlsplit(url).hostname in LOCAL_HOSTS:
        print(
            "Kun denne maskine kan åbne linket. Til telefoner på samme net: start Forankring med "
            "'forankring serve --host 0.0.0.0', og vis linket igen. Til alle andre: sæt FORANKRING_BASE_URL."
        )


def show_qr(url: str) -> None:
    """Draw the link as a QR code in the terminal."""
    segno.make(url, error="l", micro=False).terminal(compact=True)
