"""Works reviewed elsewhere, and the formats in which they come back."""

from dataclasses import replace
from pathlib import Path

from aligner.model import Document, Status, Work

WHOLE = ["xliff", "tei", "tsv", "csv", "xlsx", "parquet"]


def reviewed(work: Work) -> Work:
    links = [
        link._replace(status=Status.CONFIRMED, comment=f"seen {n}")
        for n, link in enumerate(work.links)
    ]
    return replace(work, links=tuple(links))


def with_texts(document: Document, changes: dict[int, str]) -> Document:
    sentences = [replace(s, text=changes.get(i, s.text)) for i, s in enumerate(document.sentences)]
    return replace(document, sentences=tuple(sentences))


EVERY = [*WHOLE, "tmx", "ces", "intertext"]


def table(path: Path, *rows: tuple[str, str]) -> Path:
    lines = ["source\ttarget", *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
