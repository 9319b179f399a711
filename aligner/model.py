"""The values everything else speaks of: documents, sentences, links, findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Side(StrEnum):
    """One of the two texts of a work."""

    SOURCE = "source"
    TARGET = "target"

    @property
    def other(self) -> "Side":
        """The side that answers this one."""
        return Side.TARGET if self is Side.SOURCE else Side.SOURCE


class Part(StrEnum):
    """Where in a document a sentence stands."""

    HEADING = "heading"
    BODY = "body"
    NOTE = "note"
    ADDENDUM = "addendum"


class Status(StrEnum):
    """What the editor, or the machine, says of a link."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a document's original text (end exclusive)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence taken unchanged from the original.

    `sentence.read[at : at + length]` equals `document.original[start : start + length]`.
    """

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Marker:
    """Where running text calls a note.

    Args:
        number: The note's number, as printed or counted through (see `Sentence.note`); None
            for a star.
        at: Offset in the sentence's text after which the note is called, 0 to its length.
        span: The marker's own characters in the original.
    """

    number: int | None
    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as read: clean text, and where every character of it came from.

    Args:
        id: Names the sentence within its side: h1 (heading), b12 (body), n12.3 (note 12, third
            sentence), u2.1 (second unnumbered note), a6.1 (addendum to note 6).
        part: Heading, body, note or addendum.
        note: Number of the note, or of the note an addendum adds to; else None. It is the
            number printed; where numbering begins anew on every page it is counted through,
            and the printed one stands in the original (in a marker's span, or set aside).
        paragraph: Running number of the paragraph, from 1, over the whole document.
        text: Without markers and line ends, hyphenation undone, single spaces, NFC.
        markers: The notes called in it, by offset.
        pieces: The runs of `read` that come from the original, by offset; what lies between
            them is a single space put for a line end.
        as_read: The text before the editor corrected it; None where it is as it was read.
    """

    id: str
    part: Part
    note: int | None
    paragraph: int
    text: str
    markers: tuple[Marker, ...] = ()
    pieces: tuple[Piece, ...] = ()
    as_read: str | None = None

    @property
    def read(self) -> str:
        """The text as it was read, before any correction."""
        return self.text if self.as_read is None else self.as_read


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling met in a text, how often, and where (places as a person would say them)."""

    form: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should look at.

    Args:
        check: Name of the check, for example "numbers".
        side: "source", "target" or "both".
        sentence: Id of the sentence it is about (of the target where both sides have one).
        note: Number of the note it stands in, else None.
        quote: The words in question, as they stand in the text.
        message: One plain sentence for the editor.
        suggestion: What to write instead, where that is plain.
        score: How sure the check is that this wants attention, 0 to 1.
        forms: For spellings: the forms that seem to be one name, the most frequent first.
    """

    check: str
    side: str
    sentence: str
    note: int | None
    quote: str
    message: str
    suggestion: str | None = None
    score: float = 0.5
    forms: tuple[Form, ...] = ()

    def said(self, most: int = 50) -> str:
        """Give the message, with as many letters of the words in question if it lacks them."""
        if not self.quote or self.forms or self.quote in self.message:
            return self.message
        cut = self.quote if len(self.quote) <= most else self.quote[: most - 1] + "…"
        return f"{self.message}: “{cut}”"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What the editor has said once and for all of a finding that needs nothing done.

    Args:
        check: Name of the check that found it.
        side: "source", "target" or "both".
        sentence: Id of the sentence it is about.
        quote: The words in question; where they change, the finding is a new one.
        reason: Why nothing needs to be done.
    """

    check: str
    side: str
    sentence: str
    quote: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it was said of this finding."""
        return (self.check, self.side, self.sentence, self.quote) == (
            finding.check,
            finding.side,
            finding.sentence,
            finding.quote,
        )


@dataclass(frozen=True, slots=True)
class Document:
    r"""One side of a work as read.

    Args:
        name: File name it was read from.
        lang: Language as a BCP 47 code, for example "de".
        original: The whole text as decoded, NFC, line ends "\n"; all offsets point into it.
        sentences: In reading order: headings and body, then notes, then addenda.
        aside: Spans that belong to no sentence: running heads, page numbers, rules, note
            labels, hyphens undone. With the sentences' pieces and markers they account for
            every character that is not white space exactly once.
        findings: What the reader could not settle, such as a note number out of order.
    """

    name: str
    lang: str
    original: str
    sentences: Sequence[Sentence]
    aside: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


class Link(NamedTuple):
    """Source sentences and the target sentences that render them; either side may be empty.

    A named tuple, since one key of an editor may make fifty thousand of them.

    Args:
        source: Positions of source sentences in reading order, from 0.
        target: Positions of target sentences in reading order, from 0.
        confidence: Probability that the link is right, 0 to 1.
        status: Suggested by the machine, confirmed or doubted by the editor.
        comment: The editor's remark.
        pinned: Whether it is an anchor: aligning again leaves it and stops at it.
        bookmarked: Whether the editor wants to come back to it.
    """

    source: range
    target: range
    confidence: float = 1.0
    status: Status = Status.SUGGESTED
    comment: str = ""
    pinned: bool = False
    bookmarked: bool = False

    @property
    def kind(self) -> str:
        """How many sentences stand on each side, for example "1:2"; "1:0" is an omission."""
        return f"{len(self.source)}:{len(self.target)}"

    def side(self, side: Side) -> range:
        """Give the sentence positions of one side."""
        return self.source if side is Side.SOURCE else self.target

    def with_status(self, status: Status) -> "Link":
        """Give the link with another status; in half the time that `_replace` takes."""
        source, target, confidence, _, comment, pinned, bookmarked = self
        return Link(source, target, confidence, status, comment, pinned, bookmarked)

    def with_side(self, side: Side, positions: range) -> "Link":
        """Give the link with other sentences on one side."""
        if side is Side.SOURCE:
            return self._replace(source=positions)
        return self._replace(target=positions)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary.

    Args:
        source: The term or name in the original's language.
        target: Its rendering.
        comment: Remark for the translator.
        status: approved, proposed or forbidden.
        kind: What it is (office, treaty, person, place …).
        variants: Other spellings of the same name.
        unlike: Look-alike spellings that are something else.
        is_name: Whether it comes from names.tsv.
    """

    source: str
    target: str
    comment: str
    status: str
    kind: str
    variants: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """How links came about, so that they can be made again.

    Args:
        tool: Name and version of the tool.
        model: Name of the embedding model; "" where none was used.
        digest: SHA-256 of the model's files, or "" where none was used.
        parameters: The settings the links depend on, by name.
    """

    tool: str
    model: str
    digest: str
    parameters: dict[str, float]


@dataclass(frozen=True, slots=True)
class Work:
    """An original and its translation, linked.

    Args:
        title: What the work is called.
        source: The original.
        target: The translation.
        links: In reading order; they cover every sentence of both sides exactly once.
        dismissals: The findings that need nothing done.
    """

    title: str
    source: Document
    target: Document
    links: tuple[Link, ...]
    dismissals: tuple[Dismissal, ...] = ()

    def document(self, side: Side) -> Document:
        """Give the document of one side."""
        return self.source if side is Side.SOURCE else self.target

    def sentences(self, link: Link, side: Side) -> tuple[Sentence, ...]:
        """Give the sentences of one side of a link."""
        positions = link.side(side)
        return tuple(self.document(side).sentences[positions.start : positions.stop])

    def text(self, link: Link, side: Side) -> str:
        """Give the text of one side of a link, sentences joined by a space."""
        return " ".join(sentence.text for sentence in self.sentences(link, side))


def uncovered(links: Sequence[Link], side: Side, count: int) -> list[int]:
    """List the sentence positions of a side that are not in exactly one of the links.

    An empty list is the invariant of every alignment: nothing is lost, nothing doubled.

    Args:
        links: The links.
        side: The side to count on.
        count: How many sentences that side has.
    """
    seen = [0] * count
    outside = []
    for link in links:
        for position in link.side(side):
            if 0 <= position < count:
                seen[position] += 1
            else:
                outside.append(position)
    return [position for position, times in enumerate(seen) if times != 1] + outside
