"""Work folders: the two texts, `work.toml` that describes them, and the work file."""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from aligner import __version__
from aligner.decoding import refuse_large
from aligner.errors import AlignerError
from aligner.glossaries.entries import Entry, find_glossary, read_glossary
from aligner.model import Alignment, Document, Side, Work
from aligner.store import FILE_NAME, WorkFile, digest

SETTINGS_NAME = "work.toml"

Progress = Callable[[str, float], None]
"""Told what is being done and how far it is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a work before it is read.

    Args:
        file: The file.
        lang: The language it is said to be in.
        abbreviations: Words after which a full stop ends no sentence, besides those known.
        presegmented: Whether it has one sentence a line.
    """

    file: Path
    lang: str
    abbreviations: tuple[str, ...] = ()
    presegmented: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What `work.toml` says.

    Args:
        title: What the work is called.
        source: The original.
        target: The translation.
        glossary: The glossary folder it names; None for the nearest one.
    """

    title: str
    source: Text
    target: Text
    glossary: Path | None = None


def read_settings(folder: Path) -> Settings:
    """Read the `work.toml` of a work folder.

    Raises:
        AlignerError: It is missing, is not TOML, or lacks a key.
    """
    path = folder / SETTINGS_NAME
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AlignerError(
            f"{folder}: no {SETTINGS_NAME} here; name the two texts with --source and --target"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AlignerError(f"{path}: not readable as TOML: {error}") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None
    glossary = values.get("glossary")
    return Settings(
        str(values.get("title", folder.resolve().name)),
        _text(values, "source", path),
        _text(values, "target", path),
        folder / str(glossary) if glossary else None,
    )


def write_settings(folder: Path, settings: Settings) -> None:
    """Write a `work.toml`; the texts are named by their file names within the folder."""
    lines = [f"title = {_quoted(settings.title)}"]
    if settings.glossary:
        lines.append(f"glossary = {_quoted(str(settings.glossary))}")
    for side, text in (("source", settings.source), ("target", settings.target)):
        lines += ["", f"[{side}]", f"file = {_quoted(text.file.name)}", f'lang = "{text.lang}"']
        if text.presegmented:
            lines.append("presegmented = true")
        if text.abbreviations:
            lines.append(f"abbreviations = [{', '.join(map(_quoted, text.abbreviations))}]")
    (folder / SETTINGS_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


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


def glossary_of(folder: Path) -> list[Entry]:
    """Read the glossary a work uses: the one its work.toml names, else the nearest one.

    Raises:
        AlignerError: It cannot be read.
    """
    named = read_settings(folder).glossary if (folder / SETTINGS_NAME).is_file() else None
    return read_glossary(find_glossary(named, folder))


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
        model: Name or directory of an embedding model, if one is to be used.
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
    described = settings or read_settings(folder)
    work, alignment = align_texts(described, folder, model, progress, large=large)
    progress("storing", 0.0)
    texts = {Side.SOURCE: described.source.file, Side.TARGET: described.target.file}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if settings:
            _keep_texts(folder, settings)
        digests = {side: digest(file) for side, file in texts.items()}
        return WorkFile.create(folder / FILE_NAME, work, alignment, digests)
    except OSError as error:
        raise AlignerError(f"{folder}: cannot be written: {error.strerror}") from error


def align_texts(
    settings: Settings,
    near: Path,
    model: str | None,
    progress: Progress = lambda _what, _share: None,
    *,
    large: bool = False,
) -> tuple[Work, Alignment]:
    """Read two texts and align them, without storing anything.

    Args:
        settings: The texts.
        near: Folder from which the nearest glossary is looked for.
        model: Name or directory of an embedding model, if one is to be used.
        progress: Told what is being done.
        large: Whether very large files are read too.

    Raises:
        AlignerError: A text cannot be read, both are the same, or the model cannot be used.
    """
    from aligner.aligning import Aids, align, load_encoder  # noqa: PLC0415 - numpy is slow to load
    from aligner.reading import read_document, read_presegmented  # noqa: PLC0415

    documents = {}
    for side, text in ((Side.SOURCE, settings.source), (Side.TARGET, settings.target)):
        progress(f"reading {text.file.name}", 0.0)
        if not large:
            refuse_large(text.file)
        if text.presegmented:
            document = read_presegmented(text.file, text.lang)
        else:
            document = read_document(text.file, text.lang, abbreviations=text.abbreviations)
        documents[side] = _on_side(document, side)
    source, target = documents[Side.SOURCE], documents[Side.TARGET]
    if source.original == target.original:
        raise AlignerError(
            f"{settings.source.file} and {settings.target.file} are the same text; "
            "name the original and its translation"
        )
    glossary = read_glossary(find_glossary(settings.glossary, near))
    encoder = load_encoder(model) if model else None
    aids = Aids(glossary, encoder)
    links = align(source, target, aids, lambda share: progress("aligning", share))
    alignment = Alignment(
        f"aligner {__version__}",
        encoder.name if encoder else "",
        encoder.digest if encoder else "",
        aids.parameters.as_record(),
    )
    return Work(settings.title, source, target, links), alignment


def _on_side(document: Document, side: Side) -> Document:
    """Say of a document's findings which side they are on, which the reader cannot know."""
    findings = tuple(replace(finding, side=side.value) for finding in document.findings)
    return replace(document, findings=findings)


def _keep_texts(folder: Path, settings: Settings) -> None:
    """Copy the texts into the folder and describe them."""
    if settings.source.file.name == settings.target.file.name:
        raise AlignerError(
            f"{settings.source.file.name}: both texts have this name; rename one of them"
        )
    copies = {folder / text.file.name: text.file for text in (settings.source, settings.target)}
    missing = {kept: file for kept, file in copies.items() if not kept.exists()}
    for kept in copies.keys() - missing.keys():
        if not kept.samefile(copies[kept]):
            raise AlignerError(f"{kept}: exists already; nothing was overwritten")
    for kept, file in missing.items():
        shutil.copyfile(file, kept)
    write_settings(folder, settings)


def _text(values: Mapping[str, object], side: str, path: Path) -> Text:
    table = values.get(side)
    if not isinstance(table, dict) or "file" not in table or "lang" not in table:
        raise AlignerError(f'{path}: needs a table [{side}] with "file" and "lang"')
    abbreviations = table.get("abbreviations", [])
    if not isinstance(abbreviations, list):
        raise AlignerError(f'{path}: "abbreviations" in [{side}] must be a list')
    file = path.parent / str(table["file"])
    known = tuple(str(abbreviation).rstrip(".") for abbreviation in abbreviations)
    return Text(file, str(table["lang"]), known, table.get("presegmented") is True)


def _quoted(text: str) -> str:
    """Write a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in escaped) + '"'
    )
