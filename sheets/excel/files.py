"""The file on disk: read whole, replaced whole, and never while somebody else has it."""

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sheets.excel import faults

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_LONGEST_WRITING = 600.0  # seconds; a draft that nobody touched for so long is nobody's
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: What tells one saved state of a file from another: device, inode, time and size; None for no file.
Signature = tuple[int, int, int, int] | None


class ChangedError(Exception):
    """The file is not the one that was read: somebody saved it meanwhile."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The file as it was read: its bytes (None when there is none) and its signature."""

    data: bytes | None
    signature: Signature


def read(path: Path) -> Snapshot:
    """Return the file as it stands, or raise the WorkbookError that says why not."""
    target = path.resolve()
    with _told(target):
        if not target.parent.is_dir():
            raise faults.folder_missing(target.name, str(target.parent))
        try:
            with target.open("rb") as file:
                return Snapshot(_sound(target.name, file.read()), _signature(os.fstat(file.fileno())))
        except FileNotFoundError:
            return Snapshot(None, None)
        except IsADirectoryError as error:
            raise faults.not_a_file(target.name) from error


def check_free(path: Path) -> None:
    """Raise the WorkbookError that says why the file may not be written now, if so."""
    target = path.resolve()
    name = target.name
    with _told(target):
        for file in {path.absolute(), target}:  # people may open a link or what it points to
            for lock in (f"~${file.name}", f".~lock.{file.name}#"):
                if file.with_name(lock).exists():
                    raise faults.open_elsewhere(name, lock)
        if target.exists() and not target.stat().st_mode & _WRITABLE:
            raise faults.read_only(name)


def replace(path: Path, before: Snapshot, save: Callable[[BinaryIO], None]) -> None:
    """Let `save` write the new file and put it in the old one's place, whole or not at all.

    Raises ChangedError when the file is no longer the one in `before`.
    """
    target = path.resolve()
    with _told(target):
        draft = target.with_name(f"{_prefix(target)}{secrets.token_hex(8)}.tmp")
        try:
            _write(draft, target, save)
            _dress(draft, target)
            check_free(path)
            if _current(target) != before.signature:
                raise ChangedError
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        _settle(target.parent)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the operating system says into a WorkbookError."""
    try:
        yield
    except OSError as error:
        raise faults.system(error, target.name, str(target.parent)) from error


def _sound(name: str, data: bytes) -> bytes:
    if data.startswith(_OLE):
        raise faults.encrypted(name)
    if data and not data.startswith(b"PK"):
        raise faults.not_a_workbook(name)
    return data


def _write(draft: Path, target: Path, save: Callable[[BinaryIO], None]) -> None:
    with draft.open("xb") as file:
        _sweep(target, now=os.fstat(file.fileno()).st_mtime)
        save(file)
        file.flush()
        os.fsync(file.fileno())


def _dress(draft: Path, target: Path) -> None:
    """Give the draft the mode and, where we may, the owner of the file that it replaces."""
    if target.exists():
        shutil.copymode(target, draft)
        if hasattr(os, "chown"):
            there = target.stat()
            with contextlib.suppress(PermissionError):
                os.chown(draft, there.st_uid, there.st_gid)


def _current(target: Path) -> Signature:
    try:
        return _signature(target.stat())
    except FileNotFoundError:
        return None


def _signature(there: os.stat_result) -> Signature:
    return there.st_dev, there.st_ino, there.st_mtime_ns, there.st_size


def _prefix(target: Path) -> str:
    return f".{target.name}.forankring-"


def _sweep(target: Path, *, now: float) -> None:
    """Remove what a killed process left behind, but no draft that another process may be writing.

    `now` is the time by the clock of the drive, in seconds.
    """
    for entry in os.scandir(target.parent):
        is_draft = entry.name.startswith(_prefix(target)) and entry.name.endswith(".tmp")
        if is_draft and now - _written_at(entry, now) > _LONGEST_WRITING:
            Path(entry.path).unlink(missing_ok=True)


def _written_at(entry: os.DirEntry[str], now: float) -> float:
    """Return when the file was last written; `now` where it is gone meanwhile."""
    try:
        return Path(entry.path).stat().st_mtime
    except FileNotFoundError:
        return now


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
