"""Note markers: missing, doubled, out of order, moved; notes without marker and the reverse."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.checking.context import Context, finding_in, own_score
from aligner.model import Document, Finding, Part, Sentence, Side
from aligner.reading.numbering import due_numbers

CHECK = "marker"
_Calls = dict[int, list[Sentence]]


def faulty_markers(context: Context) -> Iterator[Finding]:
    """Compare the markers of each text with its notes, and with those of the other text."""
    located = list(_lost_or_moved(context))
    told = {finding.note for finding in located}
    yield from located
    for side, document, _ in context.sides():
        calls, notes = _calls(document.sentences), _notes(document.sentences)
        if not calls or not notes:
            continue
        yield from _without_note(calls, notes, side)
        yield from _doubled(calls, side, {} if side is Side.SOURCE else _called_rightly(context))
        yield from _out_of_order(document, side)
        for number in sorted(notes.keys() - calls.keys()):
            if number == notes[number].note and (side is Side.SOURCE or number not in told):
                message = f"note {number} has no marker in the text"
                quote = notes[number].text[:60]
                score = own_score(0.9, side)
                yield finding_in(CHECK, notes[number], quote, message, side=side, score=score)


def _calls(sentences: Sequence[Sentence]) -> _Calls:
    calls: _Calls = defaultdict(list)
    for sentence in sentences:
        for marker in sentence.markers:
            if marker.number is not None:
                calls[marker.number].append(sentence)
    return dict(calls)


def _notes(sentences: Sequence[Sentence]) -> dict[int, Sentence]:
    """Give the first sentence of every numbered note, also by the number due to a misprint."""
    first: dict[str, Sentence] = {}
    for sentence in sentences:
        if sentence.part is Part.NOTE and sentence.note is not None:
            first.setdefault(sentence.id.partition(".")[0], sentence)
    labelled = list(first.values())
    notes = {sentence.note: sentence for sentence in reversed(labelled) if sentence.note}
    due = zip(due_numbers([sentence.note or 0 for sentence in labelled]), labelled, strict=True)
    return notes | {number: note for number, note in due if number not in notes}


def _lost_or_moved(context: Context) -> Iterator[Finding]:
    """Find links whose original calls a note that the translation calls elsewhere or nowhere."""
    notes = _notes(context.work.target.sentences)
    calls = _calls(context.work.target.sentences)
    for pair in context.pairs():
        if not pair.target:
            continue
        here = {marker.number for sentence in pair.target for marker in sentence.markers}
        called = [m.number for s in pair.source for m in s.markers if m.number in notes]
        for number in dict.fromkeys(called):
            if number is None or number in here:
                continue
            sentence = pair.target[-1]
            quote = " ".join(sentence.text.split()[-2:])
            if number in calls:
                message = f"the original calls note {number} here, the translation elsewhere"
                score = 0.5
            else:
                message = f"the original calls note {number} here; no marker in the translation"
                score = 0.9
            yield replace(finding_in(CHECK, sentence, quote, message, score=score), note=number)


def _without_note(calls: _Calls, notes: dict[int, Sentence], side: Side) -> Iterator[Finding]:
    for number, sentences in calls.items():
        if number not in notes:
            yield _about(sentences[0], number, f"marker {number} has no note", side, 0.9)


def _called_rightly(context: Context) -> dict[int, Sentence]:
    """Give the sentences of the translation that call a note where the original does."""
    rightly: dict[int, Sentence] = {}
    for pair in context.pairs():
        wanted = {marker.number for sentence in pair.source for marker in sentence.markers}
        for sentence in pair.target:
            for marker in sentence.markers:
                if marker.number is not None and marker.number in wanted:
                    rightly.setdefault(marker.number, sentence)
    return rightly


def _doubled(calls: _Calls, side: Side, rightly: dict[int, Sentence]) -> Iterator[Finding]:
    """Find markers that stand twice: all but the one that answers the original's."""
    for number, sentences in calls.items():
        right = rightly.get(number, sentences[0])
        kept = next((i for i, s in enumerate(sentences) if s is right), 0)
        for sentence in (*sentences[:kept], *sentences[kept + 1 :]):
            yield _about(sentence, number, f"marker {number} stands a second time", side, 0.75)


def _out_of_order(document: Document, side: Side) -> Iterator[Finding]:
    """Find the fewest markers that break the order: those outside the longest rising run."""
    called = [
        (marker.number, sentence)
        for sentence in document.sentences
        for marker in sentence.markers
        if marker.number is not None
    ]
    last = 0
    for position, (number, sentence) in enumerate(called):
        following = called[position + 1][0] if position + 1 < len(called) else None
        leaps = following is not None and last < following < number
        if number < last or (leaps and number > last + 1):
            after = f"after marker {last}" if number < last else f"before marker {following}"
            yield _about(sentence, number, f"marker {number} stands {after}", side, 0.85)
        else:
            last = max(last, number)


def _about(sentence: Sentence, number: int, message: str, side: Side, score: float) -> Finding:
    at = next((m.at for m in sentence.markers if m.number == number), len(sentence.text))
    quote = " ".join(sentence.text[:at].split()[-2:])
    found = finding_in(CHECK, sentence, quote, message, side=side, score=own_score(score, side))
    return replace(found, note=number)
