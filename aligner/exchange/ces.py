"""OPUS and XCES: a cesAlign file of links beside two files of sentences with numbers."""

from pathlib import Path

from lxml import etree

from aligner.exchange.sentence_files import Named, read_sentences, units_from, write_sentences
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit
from aligner.exchange.xml import elements, line_of, written
from aligner.model import Link, Work

_DOCTYPE = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'


def write_ces(work: Work, path: Path, sides: tuple[Path, Path], names: tuple[str, str]) -> None:
    """Write the links, with their confidence as certainty, and both texts.

    Args:
        work: The work.
        path: Where to write the links.
        sides: Where to write the sentences of source and target.
        names: What the links call these files.
    """
    for document, file in zip((work.source, work.target), sides, strict=True):
        numbers = [str(i) for i in range(1, len(document.sentences) + 1)]
        write_sentences(document, file, numbers)
    with written(path) as file:
        file.write_doctype(_DOCTYPE)
        group = {"targType": "s", "fromDoc": names[0], "toDoc": names[1]}
        with file.element("cesAlign", version="1.0"), file.element("linkGrp", group):
            file.write("\n")
            for number, link in enumerate(work.links, start=1):
                file.write(_element(link, number), pretty_print=True)


def _element(link: Link, number: int) -> etree._Element:
    ids = ";".join(" ".join(str(p + 1) for p in run) for run in (link.source, link.target))
    certainty = f"{link.confidence:.4f}"
    return etree.Element("link", id=f"SL{number}", xtargets=ids, certainty=certainty)


def read_ces(path: Path, work: Work) -> list[Unit]:
    """Read links and the two files of sentences they name, which must lie beside them.

    The side whose sentences are the work's is the source, whichever is named first.

    Raises:
        AlignerError: A file cannot be read.
    """
    links, documents = [], ("", "")
    for element in elements(path, "cesAlign", ["link", "linkGrp"], "cesAlign"):
        if group := _documents(element):
            documents = group
            continue
        documents = _documents(element.getparent()) or documents
        source, _, target = (element.get("xtargets") or "").partition(";")
        certainty = probability(element.get("certainty") or "")
        ids = tuple(source.split()), tuple(target.split())
        links.append(Named(*ids, confidence=certainty, row=line_of(element)))
    texts = (read_sentences(path, documents[0]), read_sentences(path, documents[1]))
    return units_from(work, texts, links)


def _documents(element: etree._Element | None) -> tuple[str, str] | None:
    if element is None or etree.QName(element).localname != "linkGrp":
        return None
    return element.get("fromDoc") or "", element.get("toDoc") or ""
