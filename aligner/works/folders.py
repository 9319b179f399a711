"""Making, finding and opening work folders."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerError
from aligner.model import Side
from aligner.store import FILE_NAME, WorkFile, digest
from aligner.works.alignment import Progress, align_texts, encoder_for, remember
from aligner.works.glossary import glossary_of
from aligner.works.settings import SETTINGS_NAME, Settings, Text, read_settings, write_settings

if TYPE_CHECKING:
    from aligner.exchange.edition import Front


def find_works(root: Path) -> list[Path]:
    """List the work folders at `root`, one level below it, and in its `texts/`, sorted."""
    candidates = [root, *root.glob("*"), *root.glob("texts/*")]
    return sorted(
        folder
        for folder in candidates
        if (folder / SETTINGS_NAME).is_file() or (folder / FILE_NAME).is_file()
    )


def open_work(folder: Path) -> WorkFile:
    """Open the work file of a work folder.

    Raises:
        AlignerError: There is none, or it is damaged.
    """
    if folder.is_file() and folder.name == FILE_NAME:
        return WorkFile(folder)
    if not folder.is_dir():
        raise AlignerError(f"{folder}: no such work folder")
    return WorkFile(folder / FILE_NAME)


def front_of(folder: Path, *, remarks: bool = False) -> "Front":
    """Gather what a reading edition of a work shows around the texts.

    Args:
        folder: The work folder.
        remarks: Whether the editor's comments and doubts are to be shown.

    Raises:
        AlignerError: The `work.toml` or the glossary cannot be read.
    """
    from aligner.exchange.edition import Front  # noqa: PLC0415 - lxml comes with it

    glossary = tuple(glossary_of(folder))
    if not (folder / SETTINGS_NAME).is_file():
        return Front(glossary=glossary, remarks=remarks)
    settings = read_settings(folder)
    return Front(settings.title, settings.provenance, settings.rights, glossary, remarks)


def bundled_sample() -> Path:
    """Give the folder of the sample work that came with the tool."""
    package = Path(str(files("aligner")))
    installed = package / "bundled" / "texts" / "moskau-1921"
    return installed if installed.is_dir() else package.parent / "texts" / "moskau-1921"


def make_work(
    folder: Path,
    settings: Settings | None = None,
    model: str | None = None,
    progress: Progress = lambda _what, _share: None,
    *,
    large: bool = False,
) -> WorkFile:
    """Read two texts, align them, and store the work in a folder.

    The texts are copied into the folder if they lie elsewhere, and a `work.toml` is written if
    there is none. Nothing is written before reading and aligning have succeeded.

    Args:
        folder: The work folder; made if it does not exist.
        settings: The texts; what the folder's `work.toml` says if not given.
        model: Name or directory of an embedding model, or "none"; if not given, the bundled one
            where it knows the languages.
        progress: Told what is being done.
        large: Whether very large files are read too.

    Raises:
        AlignerError: There is a work file already, or a text cannot be read, or is the same on
            both sides, or the folder cannot be written.
    """
    if (folder / FILE_NAME).exists():
        raise AlignerError(
            f"{folder}: is a work already; nothing was overwritten "
            f'(open it with "aligner review {folder}")'
        )
    if settings and (folder / SETTINGS_NAME).exists():
        raise AlignerError(
            f"{folder / SETTINGS_NAME}: names the texts already; leave --source and --target out"
        )
    described = _named_apart(settings) if settings else read_settings(folder)
    read = settings or described
    langs = (read.source.lang, read.target.lang)
    load = cache(partial(encoder_for, folder, langs, model))
    work, alignment = align_texts(read, folder, load, progress, large=large)
    progress("storing", 0.0)
    digests = {Side.SOURCE: digest(read.source.file), Side.TARGET: digest(read.target.file)}
    with _all_or_nothing(folder) as made:
        _make_folder(folder, made)
        if settings:
            _keep_texts(folder, settings, described, made)
        remember(load())
        return WorkFile.create(folder / FILE_NAME, work, alignment, digests)


@contextlib.contextmanager
def _all_or_nothing(folder: Path) -> Iterator[list[Path]]:
    """Give a list for the paths that are made; a failure removes them again."""
    made: list[Path] = []
    try:
        yield made
    except BaseException as error:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            raise AlignerError(f"{folder}: cannot be written: {error.strerror}") from error
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _named_apart(settings: Settings) -> Settings:
    """Name the copies of the texts; two texts of one name have their language added to it.

    Raises:
        AlignerError: The names cannot be told apart, or are not text.
    """
    source, target = settings.source, settings.target
    for text in (source, target):
        try:
            text.file.name.encode()
        except UnicodeEncodeError:
            raise AlignerError(f"{text.file}: its name is not UTF-8; rename the file") from None
    if source.file.name != target.file.name:
        return settings
    if source.lang == target.lang:
        raise AlignerError(f"{source.file.name}: both texts have this name; rename one of them")
    return replace(settings, source=_with_language(source), target=_with_language(target))


def _with_language(text: Text) -> Text:
    return replace(text, file=text.file.with_suffix(f".{text.lang}{text.file.suffix}"))


def _keep_texts(folder: Path, settings: Settings, named: Settings, made: list[Path]) -> None:
    """Copy the texts into the folder under the names they are to have, and describe them."""
    copies = {
        folder / named.source.file.name: settings.source.file,
        folder / named.target.file.name: settings.target.file,
    }
    missing = {kept: file for kept, file in copies.items() if not kept.exists()}
    for kept in copies.keys() - missing.keys():
        if not kept.samefile(copies[kept]):
            raise AlignerError(f"{kept}: exists already; nothing was overwritten")
    for kept, file in missing.items():
        made.append(kept)
        shutil.copyfile(file, kept)
    made.append(folder / SETTINGS_NAME)
    write_settings(folder, named)
