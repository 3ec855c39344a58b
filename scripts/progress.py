"""Progress in the terminal: a line that moves while long work is done, and is gone when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from sheets.progress import Tell, untold


@contextmanager
def showing(console: Console) -> Iterator[Tell]:
    """Show how far work is where the console is a terminal; else tell nobody."""
    if not console.is_terminal:
        yield untold
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        *(BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn()),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console, transient=True) as progress:

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=of)
            progress.update(tasks[what], completed=done, total=of)

        yield tell
