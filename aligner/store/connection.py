"""How a work file is opened, and what SQLite refuses said in words."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from aligner.errors import AlignerError

_WRITABLE = "; is there room on the disk, and may the file and its folder be written to?"
_REMEDIES = {
    sqlite3.SQLITE_BUSY: "; close the program that has it open",
    sqlite3.SQLITE_READONLY: _WRITABLE,
    sqlite3.SQLITE_READONLY_DBMOVED: "; the file was moved or replaced meanwhile: open it again",
    sqlite3.SQLITE_IOERR: _WRITABLE,
    sqlite3.SQLITE_FULL: "; make room on the disk",
    sqlite3.SQLITE_CANTOPEN: _WRITABLE,
}
"""What to do about what SQLite refuses, by the code of its error."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a file so that what is committed is on the disk."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=2, check_same_thread=False)
    with contextlib.ExitStack() as stack:
        stack.callback(connection.close)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        stack.pop_all()
    return connection


@contextlib.contextmanager
def said(path: Path) -> Iterator[None]:
    """Say what SQLite or the file system refuses in one line with place and remedy."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode
        remedy = _REMEDIES.get(code, _REMEDIES.get(code & 0xFF, ""))
        raise AlignerError(f"{path}: {error}; nothing was changed{remedy}") from error
    except sqlite3.DatabaseError as error:
        raise AlignerError(
            f"{path}: the work file is damaged ({error}); restore it from a copy"
        ) from error
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}; nothing was changed") from error
