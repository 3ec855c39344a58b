"""Progress: how far long work has come, told to whoever shows it."""

from collections.abc import Callable

#: Is told what is being done, how many parts of it are done, and of how many.
Tell = Callable[[str, int, int], None]

READING, COUNTING, WRITING = "Læser faner", "Tæller svar", "Skriver faner"


def untold(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""
