"""Formats that keep sentences in one place and links in another: what they have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from lxml import etree

from aligner.exchange.units import Unit
from aligner.exchange.xml import ID, clean, elements, plain, written
from aligner.model import Document, Sentence, Side, Status, Work


@dataclass(frozen=True, slots=True)
class Named:
    """A link by the ids its sentences have in the file, and the line it stands in."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    status: Status = Status.SUGGESTED
    comment: str = ""
    confidence: float | None = None
    row: int = 0


def beside(path: Path, document: Document, other: Document, side: Side) -> Path:
    """Name the sentence file of a side, beside the file of the links: links.de.xml."""
    ending = document.lang if document.lang != other.lang else side.value
    return path.with_name(f"{path.stem}.{ending}.xml")


def by_paragraph(document: Document) -> list[list[tuple[int, Sentence]]]:
    """Group the sentences of a document, with their positions, by note and paragraph."""
    numbered = enumerate(document.sentences)
    return [list(group) for _, group in groupby(numbered, key=_paragraph)]


def _paragraph(numbered: tuple[int, Sentence]) -> tuple[str, int | None, int]:
    return numbered[1].part.value, numbered[1].note, numbered[1].paragraph


def write_sentences(document: Document, path: Path, ids: Sequence[str]) -> None:
    """Write the sentences of a document as `<text><body><p><s id="…">`.

    Args:
        document: The document.
        path: Where to write.
        ids: The id of every sentence.
    """
    with written(path) as file, file.element("text", lang=document.lang), file.element("body"):
        file.write("\n")
        for number, group in enumerate(by_paragraph(document), start=1):
            paragraph = etree.Element("p", id=str(number))
            for position, sentence in group:
                etree.SubElement(paragraph, "s", id=ids[position]).text = clean(sentence.text)
            file.write(paragraph, pretty_print=True)


def read_sentences(path: Path, named: str) -> dict[str, str]:
    """Read the sentences of a file that lies beside the file of the links.

    Args:
        path: The file of the links.
        named: What it calls the file of the sentences.

    Raises:
        AlignerError: It is not there, or no such file.
    """
    file = path.parent / named
    if not file.is_file():
        file = path.parent / Path(named).name
    return sentences_in(file, "text")


def sentences_in(file: Path, root: str) -> dict[str, str]:
    """Read all `<s>` of a file by their ids."""
    return {
        element.get("id") or element.get(ID) or str(number): "".join(
            str(text) for text in element.itertext()
        )
        for number, element in enumerate(elements(file, root, ["s"], "a text with <s>"), start=1)
    }


def units_from(
    work: Work, texts: tuple[dict[str, str], dict[str, str]], links: Iterable[Named]
) -> list[Unit]:
    """Make units of links by ids; where a text is the one of the work, under the work's ids.

    A file that has the translation for its source is turned round.
    """
    if _in_common(texts[::-1], work) > _in_common(texts, work):
        texts = texts[::-1]
        links = [replace(link, source=link.target, target=link.source) for link in links]
    own = [
        _own_ids(found, document)
        for found, document in zip(texts, (work.source, work.target), strict=True)
    ]
    return [
        Unit(
            _joined(texts[0], link.source),
            _joined(texts[1], link.target),
            link.status,
            link.comment,
            link.confidence,
            tuple(own[0].get(name, name) for name in link.source),
            tuple(own[1].get(name, name) for name in link.target),
            row=link.row,
        )
        for link in links
    ]


def _in_common(texts: Sequence[dict[str, str]], work: Work) -> int:
    documents = (work.source, work.target)
    return sum(
        len({plain(t) for t in found.values()} & {plain(s.text) for s in document.sentences})
        for found, document in zip(texts, documents, strict=True)
    )


def _own_ids(texts: dict[str, str], document: Document) -> dict[str, str]:
    if [plain(text) for text in texts.values()] != [plain(s.text) for s in document.sentences]:
        return {}
    return dict(zip(texts, (sentence.id for sentence in document.sentences), strict=True))


def _joined(texts: dict[str, str], names: Sequence[str]) -> str:
    return clean(" ".join(texts.get(name, "") for name in names))
