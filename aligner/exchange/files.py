"""Output files appear whole or not at all, and never over another file unasked."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from aligner.errors import AlignerError


@contextlib.contextmanager
def written_whole(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a draft beside `path` to write to; it takes the name only when the block succeeds.

    Raises:
        AlignerError: The path exists and is not to be overwritten, or cannot be written.
    """
    if path.is_dir():
        raise AlignerError(f"{path}: is a directory; name a file in it")
    if path.exists() and not overwrite:
        raise AlignerError(f"{path}: exists already; use --force to write over it")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        raise AlignerError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_written_whole(path: Path, *, room: int = 0) -> Iterator[Path]:
    """Give a draft folder beside `path`; it takes the name only when the block succeeds.

    Args:
        path: The folder to make.
        room: Bytes that must be free for it before the block begins.

    Raises:
        AlignerError: The path exists, or cannot be written.
    """
    if path.exists():
        raise AlignerError(f"{path}: exists already; name a folder that does not")
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    reserve = draft / "reserve"
    try:
        draft.mkdir()
        reserve.write_bytes(bytes(room))
        reserve.unlink()
        yield draft
        draft.rename(path)
    except OSError as error:
        raise AlignerError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
