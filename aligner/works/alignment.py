"""Aligning the texts of a work, whole or again, with the model it asks for."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aligner import __version__
from aligner.copies import begun
from aligner.decoding import refuse_large
from aligner.edit import Edit
from aligner.errors import AlignerError
from aligner.glossaries.entries import find_glossary, read_glossary
from aligner.model import Alignment, Document, Finding, Side, Work
from aligner.works.glossary import glossary_of
from aligner.works.settings import Settings, Text

if TYPE_CHECKING:
    from aligner.aligning import Encoder, Remembered

Progress = Callable[[str, float], None]
"""Told what is being done and how far it is, 0 to 1."""

_SHORT = 200_000  # bytes


def encoder_for(
    folder: Path, langs: tuple[str, str], model: str | None
) -> "Encoder | Remembered | None":
    """Give the model to align a work with; a slow one remembers what it has read.

    Args:
        folder: The work folder, in which vectors are kept.
        langs: The languages of the two sides.
        model: Name or directory of an embedding model, or "none"; if not given, the bundled one
            where it knows the languages.

    Raises:
        AlignerError: There is no such model here, or what is kept cannot be read.
    """
    from aligner.aligning import (  # noqa: PLC0415 - numpy is slow to load
        VECTORS_NAME,
        Remembered,
        chosen_encoder,
    )

    encoder = chosen_encoder(model, langs)
    if encoder is None or encoder.is_static:
        return encoder
    return Remembered(encoder, folder / VECTORS_NAME)


def remember(encoder: "Encoder | Remembered | None") -> None:
    """Keep the vectors of a model that is slow, beside the work.

    Raises:
        AlignerError: They cannot be written.
    """
    from aligner.aligning import Remembered  # noqa: PLC0415 - numpy is slow to load

    if isinstance(encoder, Remembered):
        encoder.keep()


def align_texts(
    settings: Settings,
    near: Path,
    load: "Callable[[], Encoder | Remembered | None]",
    progress: Progress = lambda _what, _share: None,
    *,
    large: bool = False,
) -> tuple[Work, Alignment]:
    """Read two texts and align them, without storing anything.

    Args:
        settings: The texts.
        near: Folder from which the nearest glossary is looked for.
        load: Gives the embedding model, if one is to be used; called while short texts are read.
        progress: Told what is being done.
        large: Whether very large files are read too.

    Raises:
        AlignerError: A text cannot be read, both are the same, or the model cannot be used.
    """
    with _texts(settings, progress, large=large) as read:
        from aligner.aligning import Aids, Encoder, align  # noqa: PLC0415 - numpy is slow to load

        encoder = load()
        if isinstance(encoder, Encoder) and encoder.is_static:
            encoder.table()  # slow to load, too
        source, target = map(_on_side, read(), Side)
    if source.original == target.original:
        raise AlignerError(
            f"{settings.source.file} and {settings.target.file} are the same text; "
            "name the original and its translation"
        )
    glossary = read_glossary(find_glossary(settings.glossary, near))
    remarks: list[str] = []
    aids = Aids(glossary, encoder, remark=remarks.append)
    links = align(source, target, aids, lambda share: progress("aligning", share))
    target = _remarked(target, remarks)
    alignment = Alignment(
        f"aligner {__version__}",
        encoder.name if encoder else "",
        encoder.digest if encoder else "",
        aids.parameters.as_record(),
    )
    return Work(settings.title, source, target, links), alignment


def _texts(
    settings: Settings, progress: Progress, *, large: bool
) -> AbstractContextManager[Callable[[], list[Document]]]:
    """Begin to read both texts, short ones in a copy of the process; give what waits for them."""
    texts = (settings.source, settings.target)
    progress(_reading(texts[0]), 0.0)  # the copy says nothing
    return begun(
        lambda: [_read(text, progress, large=large) for text in texts],
        worth_it=all(_is_short(text.file) for text in texts),
    )


def _is_short(path: Path) -> bool:
    """Say whether a file is read before anyone would look at how far that is."""
    try:
        return path.stat().st_size < _SHORT
    except OSError:
        return False  # the reader says what is wrong with it


def _read(text: Text, progress: Progress, *, large: bool) -> Document:
    from aligner.reading import read_document, read_presegmented  # noqa: PLC0415

    told = partial(progress, _reading(text))
    told(0.0)
    if not large:
        refuse_large(text.file)
    if text.presegmented:
        return read_presegmented(text.file, text.lang)
    return read_document(
        text.file, text.lang, abbreviations=text.abbreviations, ocr=text.ocr, progress=told
    )


def _reading(text: Text) -> str:
    return f"reading {text.file.name}"


def _on_side(document: Document, side: Side) -> Document:
    """Say of a document's findings which side they are on, which the reader cannot know."""
    findings = tuple(replace(finding, side=side.value) for finding in document.findings)
    return replace(document, findings=findings)


def _remarked(document: Document, remarks: Sequence[str]) -> Document:
    """Add to a document's findings what the aligner says of its means."""
    first = document.sentences[0].id
    found = [Finding("model", Side.TARGET.value, first, None, "", text) for text in remarks]
    return replace(document, findings=(*document.findings, *found))


def align_again(
    folder: Path,
    model: str | None,
    work: Work,
    *,
    around: int | range | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Edit:
    """Align a work again between its settled links, with the glossary it uses.

    Args:
        folder: The work folder.
        model: Name or directory of an embedding model, or "none".
        work: The work as it stands.
        around: Position of a link: only the stretch it lies in is aligned again; or positions of
            links: only what lies in them is.
        progress: Told how far the work is, 0 to 1.

    Returns:
        The edit, which is not recorded.

    Raises:
        AlignerError: The glossary or the model cannot be read, or vectors not be kept.
    """
    from aligner.aligning import NO_MODEL, Aids  # noqa: PLC0415 - numpy is slow to load
    from aligner.aligning.realign import realign  # noqa: PLC0415

    encoder = encoder_for(folder, (work.source.lang, work.target.lang), model or NO_MODEL)
    edit = realign(work, Aids(glossary_of(folder), encoder), progress, around=around)
    remember(encoder)
    return edit
