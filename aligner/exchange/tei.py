"""TEI P5: both texts in one file, sentence by sentence, with their links as stand-off markup."""

from dataclasses import replace
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.exchange.sentence_files import Named, by_paragraph, units_from
from aligner.exchange.tmx import probability
from aligner.exchange.units import Unit
from aligner.exchange.xml import ID, LANG, add, clean, default, elements, line_of, written
from aligner.model import Document, Part, Side, Status, Work

_TEI = "http://www.tei-c.org/ns/1.0"
_NOTES = (Part.NOTE, Part.ADDENDUM)


def write_tei(work: Work, path: Path) -> None:
    """Write both texts as a group, every sentence an `<s>` with the id it has in the work.

    A link is a `<link>`, an omission or addition a `<ptr>`; its type is its status, its cert
    the confidence. Comments are annotations of the links; a corrected sentence is a `<choice>`
    of what was read (`<sic>`) and what stands now (`<corr>`).
    """
    with written(path) as file, file.element(_tag("TEI"), nsmap=default(_TEI)):
        file.write("\n")
        file.write(_header(work), pretty_print=True)
        file.write(_stand_off(work), pretty_print=True)
        with file.element(_tag("text")), file.element(_tag("group")):
            file.write("\n")
            for side in Side:
                file.write(_text(work.document(side), side), pretty_print=True)


def _tag(name: str) -> str:
    return f"{{{_TEI}}}{name}"


def _new(name: str) -> etree._Element:
    return etree.Element(_tag(name), nsmap=default(_TEI))


def _header(work: Work) -> etree._Element:
    header = _new("teiHeader")
    about = etree.SubElement(header, _tag("fileDesc"))
    add(etree.SubElement(about, _tag("titleStmt")), _tag("title"), clean(work.title))
    said = f"Written by aligner {__version__}."
    add(etree.SubElement(about, _tag("publicationStmt")), _tag("p"), said)
    read = clean(f"Read from {work.source.name} and {work.target.name}.")
    add(etree.SubElement(about, _tag("sourceDesc")), _tag("p"), read)
    return header


def _stand_off(work: Work) -> etree._Element:
    stand_off = _new("standOff")
    group = etree.SubElement(stand_off, _tag("linkGrp"), type="translation")
    remarks = etree.Element(_tag("listAnnotation"))
    for number, link in enumerate(work.links, start=1):
        ids = [f"#{side}.{s.id}" for side in Side for s in work.sentences(link, side)]
        element = etree.SubElement(group, _tag("link" if len(ids) > 1 else "ptr"))
        element.set(ID, f"link{number}")
        element.set("target", " ".join(ids))
        element.set("type", link.status.value)
        element.set("cert", f"{link.confidence:.4f}")
        if comment := clean(link.comment):
            remark = etree.SubElement(remarks, _tag("annotation"), {ID: f"comment{number}"})
            remark.set("target", f"#link{number}")
            add(remark, _tag("note"), comment)
    if len(remarks):
        stand_off.append(remarks)
    return stand_off


def _text(document: Document, side: Side) -> etree._Element:
    text = etree.Element(_tag("text"), {LANG: document.lang, ID: side.value}, nsmap=default(_TEI))
    body = etree.SubElement(text, _tag("body"))
    for group in by_paragraph(document):
        first = group[0][1]
        parent = body
        if first.part in _NOTES:
            parent = etree.SubElement(body, _tag("note"), type=first.part.value)
            if first.note is not None:
                parent.set("n", str(first.note))
        paragraph = etree.SubElement(parent, _tag("ab"), type=first.part.value)
        for _, sentence in group:
            element = etree.SubElement(paragraph, _tag("s"), {ID: f"{side}.{sentence.id}"})
            if sentence.as_read is None:
                element.text = clean(sentence.text)
            else:
                choice = etree.SubElement(element, _tag("choice"))
                add(choice, _tag("sic"), clean(sentence.as_read))
                add(choice, _tag("corr"), clean(sentence.text))
    return text


def read_tei_links(path: Path, work: Work) -> list[Unit]:
    """Read a file as `write_tei` writes it, perhaps changed since.

    Raises:
        AlignerError: It is no well-formed TEI.
    """
    texts: dict[str, dict[str, str]] = {side.value: {} for side in Side}
    links: list[tuple[str, Named]] = []
    comments = {}
    for element in elements(path, "TEI", ["s", "link", "ptr", "annotation"], "TEI"):
        name = etree.QName(element).localname
        if name == "s":
            side, _, sentence = (element.get(ID) or "").partition(".")
            corrected = element.find("{*}choice/{*}corr")
            stands = element if corrected is None else corrected
            texts.setdefault(side, {})[sentence] = "".join(map(str, stands.itertext()))
        elif name == "annotation":
            note = element.find("{*}note")
            comment = "" if note is None else clean("".join(map(str, note.itertext())))
            comments[(element.get("target") or "").lstrip("#")] = comment
        elif element.getparent() is not None and element.get("target"):
            links.append((element.get(ID) or "", _link(element)))
    told = [replace(link, comment=comments.get(name, "")) for name, link in links]
    return units_from(work, (texts[Side.SOURCE], texts[Side.TARGET]), told)


def _link(element: etree._Element) -> Named:
    ids = [name.lstrip("#").partition(".") for name in (element.get("target") or "").split()]
    source, target = (tuple(i for s, _, i in ids if s == side) for side in Side)
    kind = element.get("type") or ""
    status = Status(kind) if kind in list(Status) else Status.CONFIRMED
    certainty = probability(element.get("cert") or "")
    return Named(source, target, status, confidence=certainty, row=line_of(element))
