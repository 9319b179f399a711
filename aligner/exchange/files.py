"""Output files appear whole or not at all, and never over another file unasked."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from aligner.errors import AlignerError


def spare(path: Path, own: Iterable[Path]) -> None:
    """Refuse to write to a file that the output is made of, whatever else is allowed.

    Raises:
        AlignerError: The path is one of these files.
    """
    if path.exists() and any(path.samefile(file) for file in own if file.exists()):
        raise AlignerError(f"{path}: is one of the files this is made of; name another one")


@contextlib.contextmanager
def written_whole(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Give a draft beside `path` to write to; it takes the name only when the block succeeds.

    Raises:
        AlignerError: The path exists and is not to be overwritten, or cannot be written.
    """
    with all_written_whole([path], overwrite=overwrite) as (draft,):
        yield draft


@contextlib.contextmanager
def all_written_whole(paths: Sequence[Path], *, overwrite: bool = False) -> Iterator[list[Path]]:
    """Give a draft beside each path; they take the names when the block succeeds, all or none.

    Raises:
        AlignerError: A path exists and is not to be overwritten, or cannot be written; the files
            that were there are there then.
    """
    for path in paths:
        if path.is_dir():
            raise AlignerError(f"{path}: is a directory; name a file in it")
        if path.exists() and not overwrite:
            raise AlignerError(f"{path}: exists already; use --force to write over it")
    drafts = [_hidden(path, "new") for path in paths]
    try:
        yield drafts
        _put_in_place(drafts, paths)
    except OSError as error:
        named = dict(zip(map(str, drafts), paths, strict=True))
        path = named.get(str(error.filename), paths[0])
        raise AlignerError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        for draft in drafts:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def _put_in_place(drafts: Sequence[Path], paths: Sequence[Path]) -> None:
    """Give drafts their names; if one cannot have it, the others' old files come back."""
    olds = [_hidden(path, "old") for path in paths[:-1]]  # the last one is never put back
    done: list[tuple[Path, Path]] = []
    try:
        for path, old in zip(paths, olds, strict=False):
            if path.exists():
                _name_twice(path, old)
        for draft, path, old in zip(drafts, paths, [*olds, paths[-1]], strict=True):
            draft.replace(path)
            done.append((path, old))
    except BaseException:
        for path, old in done:
            if old.exists():
                old.replace(path)
            else:
                path.unlink()
        raise
    finally:
        for old in olds:
            old.unlink(missing_ok=True)


def _name_twice(path: Path, other: Path) -> None:
    try:
        other.hardlink_to(path)
    except OSError:  # not every file system has links
        shutil.copy2(path, other)


def _hidden(path: Path, ending: str) -> Path:
    """Name a file beside another that is there only while it is written."""
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


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
    draft = _hidden(path, "new")
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
