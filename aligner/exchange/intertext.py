"""InterText: a file of links, the translation named first, beside two files of sentences."""

from pathlib import Path

from lxml import etree

from aligner.exchange.sentence_files import (
    Named,
    by_paragraph,
    read_sentences,
    units_from,
    write_sentences,
)
from aligner.exchange.units import Unit
from aligner.exchange.xml import elements, line_of, written
from aligner.model import Document, Link, Status, Work

_STATUS = {Status.CONFIRMED: "man", Status.SUGGESTED: "auto", Status.DOUBTFUL: "auto"}


def write_intertext(
    work: Work, path: Path, sides: tuple[Path, Path], names: tuple[str, str]
) -> None:
    """Write the links and both texts; a confirmed link is "man", a doubtful one has a mark.

    Args:
        work: The work.
        path: Where to write the links.
        sides: Where to write the sentences of source and target.
        names: What the links call these files.
    """
    ids = _ids(work.source), _ids(work.target)
    for document, file, names_of in zip((work.source, work.target), sides, ids, strict=True):
        write_sentences(document, file, names_of)
    with written(path) as file, file.element("linkGrp", toDoc=names[1], fromDoc=names[0]):
        file.write("\n")
        for link in work.links:
            file.write(_element(link, ids), pretty_print=True)


def _ids(document: Document) -> list[str]:
    """Number the sentences within their paragraphs, as InterText does: 3:1, 3:2."""
    return [
        f"{number}:{within}"
        for number, group in enumerate(by_paragraph(document), start=1)
        for within in range(1, len(group) + 1)
    ]


def _element(link: Link, ids: tuple[list[str], list[str]]) -> etree._Element:
    target = " ".join(ids[1][position] for position in link.target)
    source = " ".join(ids[0][position] for position in link.source)
    element = etree.Element("link", type=f"{len(link.target)}-{len(link.source)}")
    element.set("xtargets", f"{target};{source}")
    element.set("status", _STATUS[link.status])
    if link.status is Status.DOUBTFUL:
        element.set("mark", "1")
    return element


def read_intertext(path: Path, work: Work) -> list[Unit]:
    """Read links and the two files of sentences they name, which must lie beside them.

    The side whose sentences are the work's is the source, whichever is named first.

    Raises:
        AlignerError: A file cannot be read.
    """
    links, documents = [], ("", "")
    for element in elements(path, "linkGrp", ["link", "linkGrp"], "InterText links"):
        group = element if etree.QName(element).localname == "linkGrp" else element.getparent()
        if group is not None:
            documents = (group.get("fromDoc") or "", group.get("toDoc") or "")
        if group is not element:
            target, _, source = (element.get("xtargets") or "").partition(";")
            ids = tuple(source.split()), tuple(target.split())
            links.append(Named(*ids, _status(element), row=line_of(element)))
    texts = (read_sentences(path, documents[0]), read_sentences(path, documents[1]))
    return units_from(work, texts, links)


def _status(element: etree._Element) -> Status:
    if element.get("mark", "0") != "0":
        return Status.DOUBTFUL
    return Status.CONFIRMED if element.get("status") == "man" else Status.SUGGESTED
