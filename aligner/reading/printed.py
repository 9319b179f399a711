"""Plain text as it comes out of printed pages."""

from aligner.languages import Language
from aligner.model import Part, Span
from aligner.reading.body import passages
from aligner.reading.flow import Flow
from aligner.reading.hyphens import Vocabulary, vocabulary
from aligner.reading.layout import NoteLines, lay_out
from aligner.reading.pages import paginate
from aligner.reading.passage import Passage, Reading


def read_printed(text: str, lang: Language) -> Reading:
    """Take a text of printed pages apart: running text, notes, addenda, furniture."""
    pages, furniture = paginate(text)
    layout = lay_out(pages)
    known = vocabulary(line.text for page in pages for line in page.lines)
    body = passages(text, layout, lang, known)
    notes = [_note_passage(text, note, lang, known) for note in layout.notes]
    in_order = [p for p in body if p.part is not Part.ADDENDUM and not p.heads_addenda]
    in_order += [*notes, *(p for p in body if p.part is Part.ADDENDUM or p.heads_addenda)]
    lines = [*furniture, *layout.rules]
    aside = [Span(line.start + line.indent, line.start + len(line.text)) for line in lines]
    return Reading(text, tuple(in_order), tuple(aside))


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
