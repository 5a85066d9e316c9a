"""Write a file so that a reader sees the old one or the whole new one, never a half, and keep two writers apart."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from frontmap.errors import LayerError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOCK_TIMEOUT_S = 60.0


def replace_file(path: Path, write: Callable[[Path], object]) -> Path:
    """Let `write` fill a temporary file beside `path`, sync it to the disk and rename it over `path`.

    The folder is made when it is missing. Whatever goes wrong, `path` keeps what it held.

    Parameters
    ----------
    path : Path
        Where the finished file will stand.
    write : callable
        Gets the path of a temporary file that does not exist yet, in the same folder and with the same ending as
        `path`, and must make it; what it returns does not matter. Side files that it leaves in that folder (a driver's
        journal) are removed.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    OutputError
        The folder can't be made or written, `path` is a folder, or the disk is full.
    """
    path = Path(os.path.realpath(path))  # the file that a link points to, not the link
    if path.is_dir():
        raise OutputError("this is a folder", where=str(path), fix="give the name of a file")
    _make_folder(path)
    with (
        _as_output_error(path, "can't be written"),
        # A folder of its own, in the same file system: drivers that leave side files leave them in there.
        tempfile.TemporaryDirectory(prefix=_prefix(path), suffix=".tmp", dir=path.parent) as folder,
    ):
        unfinished = Path(folder) / path.name
        write(unfinished)
        _sync(unfinished)
        unfinished.replace(path)
        _sync(path.parent)
    return path


def replace_bytes(path: Path, content: bytes) -> Path:
    """Write `content` to `path` as `replace_file` does; a file that holds it already is left alone.

    Raises
    ------
    OutputError
        As in `replace_file`.
    """
    path = Path(path)
    with contextlib.suppress(OSError):
        if path.is_file() and path.read_bytes() == content:
            return path
    return replace_file(path, lambda unfinished: unfinished.write_bytes(content))


@contextlib.contextmanager
def lock_file(path: Path, *, timeout_s: float = LOCK_TIMEOUT_S) -> Iterator[None]:
    """Hold the lock of `path` while its content is read, changed and written back.

    The lock is the file `<name>.lock` in the same folder. It stays there: removing it would let a third writer lock a
    new file while a second still waits for the old one. It holds nothing; the system frees it when its holder dies, and
    the next holder clears away what a dead one left half-written.

    Parameters
    ----------
    path : Path
        The file to be changed; it need not exist yet.
    timeout_s : float, optional
        Seconds to wait for another writer.

    Raises
    ------
    LayerError
        Another program held the lock for all of `timeout_s`.
    OutputError
        The lock can't be made, for want of a folder or of the right to write there.
    """
    path = Path(os.path.realpath(path))  # the lock of the file that is written, whatever link leads there
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=timeout_s)
    _make_folder(path)
    with _as_output_error(path, "can't be locked for writing"):
        try:
            lock.acquire()
        except Timeout as error:
            what = f"another program has been writing it for {timeout_s:.0f} s"
            raise LayerError(what, where=str(path), fix="wait until that is done and try again") from error
    try:
        for leftover in path.parent.glob(f"{glob.escape(_prefix(path))}*.tmp"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield
    finally:
        lock.release()


def _prefix(path: Path) -> str:
    """Begin the name of a file's unfinished copy: of a bearable length, and never that of another file's."""
    return f".{path.name[:40]}.{hashlib.sha256(path.name.encode()).hexdigest()[:8]}."


def _make_folder(path: Path) -> None:
    """Make the folder that a file will stand in."""
    with _as_output_error(path, "can't be written, because its folder can't be made"):
        path.parent.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def _as_output_error(path: Path, what: str) -> Iterator[None]:
    """Say what the system refuses to do in one line of ours."""
    try:
        yield
    except OSError as error:
        fix = "choose another folder, or allow writing there"
        raise OutputError(f"{what} ({error.strerror or error})", where=str(path), fix=fix) from error


def _sync(path: Path) -> None:
    """Push a file's bytes, or a folder's list of names, to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows can't open a folder, and writes the rename through by itself
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
