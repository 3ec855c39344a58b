"""Run the loopback Google by itself: python -m tests.google_api --port N (0: a free one, printed)."""

import click

from tests.google_api.api import GoogleApi


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0)
@click.option("--seed", type=int, default=1)
def main(port: int, seed: int) -> None:
    """Serve until interrupted; `Authorization: Bearer test` is let in."""
    google = GoogleApi(port, accept_test_bearer=True, seed=seed)
    click.echo(google.url)
    google.serve()


if __name__ == "__main__":
    main()
