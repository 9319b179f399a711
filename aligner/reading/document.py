"""A file of plain text as a document: the reader's one entrance."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.decoding import read_text
from aligner.languages import Language, guess_language, language
from aligner.model import Document, Finding, Marker, Part, Piece, Sentence, Side, Span
from aligner.reading.body import Passage, passages
from aligner.reading.flow import Flow
from aligner.reading.hyphens import Vocabulary, vocabulary
from aligner.reading.layout import NoteLines, lay_out
from aligner.reading.numbering import numbering_findings
from aligner.reading.pages import paginate
from aligner.reading.split import split_sentences


def read_document(path: Path, lang: str) -> Document:
    """Read a text extracted from printed pages.

    Args:
        path: A UTF-8 text file.
        lang: Its language as a BCP 47 code.

    Returns:
        The document; every character of the text that is not white space is in exactly one
        sentence, marker or span set aside.

    Raises:
        AlignerError: The file cannot be read as text.
    """
    text = read_text(path)
    facts = language(lang)
    pages, furniture = paginate(text)
    layout = lay_out(pages)
    known = vocabulary(line.text for page in pages for line in page.lines)
    body = passages(text, layout, facts, known)
    notes = [_note_passage(text, note, facts, known) for note in layout.notes]
    in_order = [p for p in body if p.part is not Part.ADDENDUM and not p.heads_addenda]
    in_order += [*notes, *(p for p in body if p.part is Part.ADDENDUM or p.heads_addenda)]
    sentences = tuple(_sentences(in_order, facts))
    lines = [*furniture, *layout.rules]
    aside = [Span(line.start + line.indent, line.start + len(line.text)) for line in lines]
    aside += [span for passage in in_order for span in passage.flow.aside]
    findings = (*numbering_findings(sentences), *_language_findings(sentences, lang))
    return Document(
        path.name, lang, text, sentences, tuple(sorted(aside, key=_start)), tuple(findings)
    )


def read_presegmented(path: Path, lang: str) -> Document:
    """Read a text of one sentence a line; an empty line is an empty sentence and counts.

    Raises:
        AlignerError: The file cannot be read as text.
    """
    text = read_text(path)
    sentences = []
    start = 0
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        clean = line.strip()
        at = start + line.index(clean)
        pieces = (Piece(0, at, len(clean)),) if clean else ()
        sentences.append(Sentence(f"b{number}", Part.BODY, None, number, clean, (), pieces))
        start += len(line) + 1
    return Document(path.name, lang, text, tuple(sentences))


def _start(span: Span) -> int:
    return span.start


def _note_passage(text: str, note: NoteLines, facts: Language, known: Vocabulary) -> Passage:
    flow = Flow(text, facts, known)
    first = note.lines[0]
    flow.begin_paragraph()
    label = first.text[: note.label].strip()
    if label:
        flow.aside.append(Span(first.start + first.indent, first.start + first.indent + len(label)))
    flow.add(first.start + note.label, first.start + len(first.text))
    for line in note.lines[1:]:
        flow.add(line.start, line.start + len(line.text))
    return Passage(Part.NOTE, note.number, flow.finish())


def _sentences(passages: Iterable[Passage], facts: Language) -> Iterable[Sentence]:
    """Split every passage and name its sentences."""
    names = _Names()
    paragraph = 0
    for passage in passages:
        flow = passage.flow
        stem = names.stem(passage)
        spans = split_sentences(flow.text, facts, flow.paragraphs)
        if passage.part is Part.HEADING:
            spans = [(0, len(flow.text))] if flow.text else []
        for start, end in spans:
            begun = bisect_right(flow.paragraphs, start)
            yield Sentence(
                names.name(passage, stem),
                passage.part,
                passage.number,
                paragraph + max(begun, 1),
                flow.text[start:end],
                _markers_within(flow, start, end, last=end == spans[-1][1]),
                _pieces_within(flow.pieces, start, end),
            )
        paragraph += max(len(flow.paragraphs), 1)


class _Names:
    """Gives sentences their ids: h1, b12, n12.3, u1.2, a6.1; a second note 12 is n12b."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def stem(self, passage: Passage) -> str:
        if passage.part in (Part.HEADING, Part.BODY):
            return passage.part.value[0]
        if passage.number is None:
            self._counts["unnumbered"] += 1
            return f"u{self._counts['unnumbered']}"
        stem = f"{passage.part.value[0]}{passage.number}"
        self._counts[f"passage {stem}"] += 1
        times = self._counts[f"passage {stem}"]
        return stem if times == 1 else f"{stem}{chr(ord('a') + times - 1)}"

    def name(self, passage: Passage, stem: str) -> str:
        self._counts[stem] += 1
        dot = "" if passage.part in (Part.HEADING, Part.BODY) else "."
        return f"{stem}{dot}{self._counts[stem]}"


def _markers_within(flow: Flow, start: int, end: int, *, last: bool) -> tuple[Marker, ...]:
    """Give the markers that stand after a character of the sentence, from its start."""
    return tuple(
        replace(marker, at=min(marker.at, end) - start)
        for marker in flow.markers
        if start < marker.at <= end or (last and marker.at > end) or (start == marker.at == 0)
    )


def _pieces_within(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    within = []
    for piece in pieces[bisect_right(pieces, start, key=_piece_end) :]:
        if piece.at >= end:
            break
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        within.append(Piece(first - start, piece.start + first - piece.at, last - first))
    return tuple(within)


def _piece_end(piece: Piece) -> int:
    return piece.at + piece.length


def _language_findings(sentences: Sequence[Sentence], lang: str) -> list[Finding]:
    guess = guess_language(" ".join(s.text for s in sentences if s.part is not Part.NOTE))
    if guess is None or guess == lang.split("-", maxsplit=1)[0].lower():
        return []
    message = f"said to be {language(lang).name}, but reads like {language(guess).name}"
    return [Finding("language", Side.SOURCE, sentences[0].id, None, "", message, score=0.9)]
