"""HTML pages: links into a note are markers, what they point at is the note."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from lxml import html as parser

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.languages import Language
from aligner.model import Part
from aligner.reading.manuscript import Block, Call, Manuscript
from aligner.reading.markup import local_name
from aligner.reading.passage import Reading

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "blockquote", "div", "td", "th", "dd", "dt", "section", "article", "aside"}
_BLOCKS |= {"body", "main", "header", "footer", "table", "tr", "ul", "ol", "dl", "tbody", "html"}
_SKIPPED = {"script", "style", "nav", "head", "template", "noscript", "svg", "form", "button"}
_LABEL = re.compile(r"[\s\[(]*(\d{1,4}|\*{1,3}|†)[\s\])]*$")
_BACK = re.compile(r"(?i)ref|back|return|rück|dön|↩|↑")
_OWN_LABEL = re.compile(r"^\s*[\[(]?(\d{1,4}|\*{1,3}|†)[\])]?[.)]?\s+")

Page = tuple[str, etree._Element]  # noqa: SLF001 - lxml names its elements so
"""The name of a file and its root."""


def read_html(path: Path, lang: Language) -> Reading:
    """Read an HTML page.

    Raises:
        AlignerError: It cannot be decoded, or has no text.
    """
    return read_pages([(path.name, parsed(read_text(path), str(path)))], lang, str(path))


def parsed(text: str, name: str) -> etree._Element:
    """Parse HTML as browsers do.

    Raises:
        AlignerError: There is nothing in it.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root: etree._Element = parser.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise AlignerError(f"{name}: not readable as HTML: {error}") from None
    return root


def read_pages(pages: Sequence[Page], lang: Language, name: str) -> Reading:
    """Read one page, or the pages of a book in order.

    Raises:
        AlignerError: There is no text.
    """
    targets = {
        (file, element.get("id", element.get("name", ""))): element
        for file, root in pages
        for element in root.iter()
        if isinstance(element.tag, str) and (element.get("id") or element.get("name"))
    }
    notes = _Notes(targets)
    for file, root in pages:
        notes.find_calls(file, root)
    manuscript = Manuscript(lang)
    for file, root in pages:
        for block in _blocks(root, file, notes):
            manuscript.add(block)
    for block in notes.blocks():
        manuscript.add(block)
    reading = manuscript.finish()
    if not reading.passages:
        raise AlignerError(f"{name}: no text in it")
    return reading


class _Notes:
    """Which links call notes, and the elements that hold the notes.

    Args:
        targets: Elements by file and id.
    """

    def __init__(self, targets: dict[tuple[str, str], etree._Element]) -> None:
        self._targets = targets
        self._calls: dict[etree._Element, Call] = {}
        self._notes: dict[etree._Element, tuple[str, Call]] = {}

    def find_calls(self, file: str, root: etree._Element) -> None:
        """Find the links of a page that are markers: short labels that lead to a block."""
        for link in root.iter("a"):
            label = _LABEL.match("".join(map(str, link.itertext())))
            holder = self._holder(file, link.get("href") or "")
            if not label or holder is None or self._is_inside_note(link):
                continue
            number = int(label[1]) if label[1].isdigit() else None
            self._calls[link] = Call(number)
            self._notes.setdefault(holder, (file, Call(number)))

    def call(self, element: etree._Element) -> Call | None:
        """Give the marker an element is, if it is one."""
        return self._calls.get(element)

    def is_note(self, element: etree._Element) -> bool:
        """Say whether an element holds a note."""
        return element in self._notes

    def blocks(self) -> Iterator[Block]:
        """Give the notes in the order in which they are called."""
        for holder, (file, call) in self._notes.items():
            inner = [b for b in _blocks(holder, file, self, inside=True) if _has_text(b)]
            for i, block in enumerate(inner):
                runs = block.runs if i else _without_label(block.runs, call)
                yield Block(Part.NOTE, runs, call.number, carries_on=i > 0)

    def _holder(self, file: str, href: str) -> etree._Element | None:
        """Give the block a link leads to, unless that is the block the text runs through."""
        page, hash_sign, name = href.partition("#")
        target = self._targets.get((page.rsplit("/", maxsplit=1)[-1] or file, name))
        if not hash_sign or target is None:
            return None
        while target is not None and local_name(target) not in _BLOCKS:
            target = target.getparent()
        return None if target is None or local_name(target) in ("body", "html") else target

    def _is_inside_note(self, link: etree._Element) -> bool:
        """Say whether a link stands in a note: then it leads back to the text."""
        back = f"{link.get('href') or ''} {link.get('role') or ''} {link.get('class') or ''}"
        above = any(ancestor in self._notes for ancestor in link.iterancestors())
        return above or "backlink" in back or "fnref" in back


def _blocks(
    element: etree._Element, file: str, notes: _Notes, *, inside: bool = False
) -> Iterator[Block]:
    """Go through the blocks below an element in order; text beside inner blocks is one too."""
    name = local_name(element)
    if not name or name in _SKIPPED or (notes.is_note(element) and not inside):
        return
    part = Part.HEADING if name in _HEADINGS else Part.BODY
    runs: list[str | Call] = [element.text or ""]
    for child in element:
        if local_name(child) in _BLOCKS | _HEADINGS:
            yield Block(part, tuple(runs))
            runs = []
            yield from _blocks(child, file, notes)
        else:
            runs += _inline(child, notes)
        runs.append(child.tail or "")
    yield Block(part, tuple(runs))


def _inline(element: etree._Element, notes: _Notes) -> Iterator[str | Call]:
    name = local_name(element)
    call = notes.call(element)
    if call is not None:
        yield call
    elif name in ("br", "wbr"):
        yield " "
    elif name and name not in _SKIPPED and not _leads_back(element):
        yield element.text or ""
        for child in element:
            yield from _inline(child, notes)
            yield child.tail or ""


def _leads_back(element: etree._Element) -> bool:
    """Say whether an element is the link from a note back to the text."""
    if local_name(element) != "a":
        return False
    signs = f"{element.get('role') or ''} {element.get('class') or ''}"
    words = "".join(map(str, element.itertext())).strip()
    short = len(words) <= 3 and not words.isalpha()
    return short and bool(_BACK.search(f"{signs} {element.get('href') or ''} {words}"))


def _has_text(block: Block) -> bool:
    return any(isinstance(run, Call) or run.strip() for run in block.runs)


def _without_label(runs: tuple[str | Call, ...], call: Call) -> tuple[str | Call, ...]:
    """Take a note's own label off its beginning; another number belongs to its text."""
    for i, run in enumerate(runs):
        if isinstance(run, str) and run.strip():
            label = _OWN_LABEL.match(run)
            if label and label[1] == str(call.number or label[1]):
                return (*runs[:i], run[label.end() :], *runs[i + 1 :])
            return runs
    return runs
