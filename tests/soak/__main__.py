"""Run the soak: python -m tests.soak (SOAK_RESPONSES=100000, or SOAK_MINUTES=10, the default).

Prints what went wrong for us and for two other writers; ends with 1 unless nothing did for us.
"""

import os
import sys
import tempfile
from pathlib import Path

import click

from tests.soak import others, ours
from tests.soak.comparing import Figures
from tests.soak.plan import Plan

#: Responses per second where the time is the limit: about what two shared cores deliver under all this.
_PER_SECOND = 150
_FAST = 400
_MINUTE = 60.0


@click.command()
@click.option("--responses", type=int, default=int(os.environ.get("SOAK_RESPONSES", "0")))
@click.option("--minutes", type=float, default=float(os.environ.get("SOAK_MINUTES", "10")))
@click.option("--others", "few", type=int, default=1000, help="responses for the other writers")
@click.option("--edit-every", type=int, default=5, help="calls to Google between two edits by people")
@click.option("--seed", type=int, default=1)
@click.option("--quota", is_flag=True, help="count calls as Google does")
@click.option("--keep", type=click.Path(path_type=Path), help="a folder for the logs and the store")
def main(
    *, responses: int, minutes: float, few: int, edit_every: int, seed: int, quota: bool, keep: Path | None
) -> None:
    """Run it and print the table."""
    plan = Plan(
        responses or 10**6,
        seconds=0.0 if responses else minutes * _MINUTE * 0.7,
        per_second=_FAST if responses else _PER_SECOND,
        edit_every=edit_every,
        others=few,
        seed=seed,
        quota=quota,
    )
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        report = ours.run(keep, plan)
    else:
        with tempfile.TemporaryDirectory() as folder:
            report = ours.run(Path(folder), plan)
    click.echo(
        f"{report.figures.rows} responses in {report.seconds:.0f} s: {report.calls} calls of which "
        f"{report.faults} went wrong, {report.kills} kills, {report.people} edits by people\n"
    )
    click.echo(f"{'writer':>24} {'rows':>7} {'lost':>6} {'doubled':>8} {'misplaced':>10} {'people':>7}")
    _line("ours", report.figures)
    for name in others.WRITERS:
        _line(name, others.run(name, plan))
    for example in report.figures.examples:
        click.echo(f"  {example}")
    sys.exit(any(report.figures.harms))


def _line(name: str, figures: Figures) -> None:
    lost, doubled, misplaced, changed = figures.harms
    click.echo(f"{name:>24} {figures.rows:>7} {lost:>6} {doubled:>8} {misplaced:>10} {changed:>7}")


if __name__ == "__main__":
    main()
