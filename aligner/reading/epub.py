"""EPUB books: the HTML files of the spine, read as one text."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from aligner.errors import AlignerError
from aligner.languages import Language
from aligner.reading.html import Page, parsed, read_pages
from aligner.reading.markup import local_name, member, opened_archive, parse_xml
from aligner.reading.passage import Reading

_CONTAINER = "META-INF/container.xml"


def read_epub(path: Path, lang: Language) -> Reading:
    """Read a book in the order of its spine.

    Raises:
        AlignerError: It is no EPUB, or damaged.
    """
    pages: list[Page] = []
    with opened_archive(path) as archive:
        container = parse_xml(member(archive, _CONTAINER, path), path.name)
        package = next((e for e in container.iter() if local_name(e) == "rootfile"), None)
        if package is None:
            raise AlignerError(f"{path}: {_CONTAINER} names no book")
        name = package.get("full-path", "")
        book = parse_xml(member(archive, name, path), path.name)
        files = {e.get("id"): e.get("href", "") for e in book.iter() if local_name(e) == "item"}
        for item in book.iter():
            href = files.get(item.get("idref")) if local_name(item) == "itemref" else None
            if href:
                file = str(PurePosixPath(name).parent / unquote(href))
                text = member(archive, file, path).decode("utf-8-sig", errors="strict")
                pages.append((PurePosixPath(file).name, parsed(text, f"{path}: {file}")))
    if not pages:
        raise AlignerError(f"{path}: no text in its spine")
    return read_pages(pages, lang, str(path))
