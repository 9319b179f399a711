"""Corrections of the text: a layer over what was read, which stays as it was."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, count, pairwise

from aligner.edit.carrying import carried
from aligner.edit.edits import Edit, Rewriting
from aligner.errors import AlignerError
from aligner.model import Document, Marker, Piece, Sentence, Side, Work


def corrected(sentence: Sentence, text: str) -> Sentence:
    """Give a sentence another text; what was read is kept, markers stay where they were called."""
    if text == sentence.text:
        return sentence
    markers = tuple(replace(m, at=carried(m.at, sentence.text, text)) for m in sentence.markers)
    as_read = None if text == sentence.read else sentence.read
    return replace(sentence, text=text, markers=markers, as_read=as_read)


def reword(work: Work, index: int, side: Side, lines: Sequence[str]) -> Edit:
    """Write one side of a link anew, one sentence a line.

    Lines may be more or fewer than the sentences were: a sentence is so split in two, or two
    are joined; the link holds them all.

    Args:
        work: The work.
        index: Position of the link.
        side: The side that is written anew.
        lines: The sentences as they are to be; blank lines do not count.

    Raises:
        AlignerError: Nothing is left, nothing changes, or sentences of different notes or parts
            would become one.
    """
    link = work.links[index]
    before = work.sentences(link, side)
    texts = [_clean(line) for line in lines if line.strip()]
    if not before:
        raise AlignerError(f"correct: link {index + 1} has no {side} sentence")
    if not texts:
        raise AlignerError("correct: a sentence cannot be left empty; detach it instead")
    if texts == [sentence.text for sentence in before]:
        raise AlignerError("nothing to do: the text is as it was")
    after = tuple(_reworded(work.document(side), before, texts))
    here = link.side(side)
    label = {-1: "join sentences", 0: "correct text", 1: "split sentence"}[
        (len(after) > len(before)) - (len(after) < len(before))
    ]
    return Edit(
        index,
        (link,),
        (link.with_side(side, range(here.start, here.start + len(after))),),
        label,
        (Rewriting(side, here.start, before, after),),
    )


def with_texts(work: Work, edit: Edit, texts: Mapping[tuple[Side, str], str]) -> Edit:
    """Let an edit of links also correct sentences.

    Args:
        work: The work as it stands.
        edit: An edit that changes no text yet.
        texts: What sentences are to read, by side and id; empty texts, and sentences that read
            so already or did when they were read, are left.
    """
    rewritings = []
    for side in Side:
        for at, sentence in enumerate(work.document(side).sentences):
            text = _clean(texts.get((side, sentence.id), ""))
            if text and text not in (sentence.text, sentence.read):
                rewritings.append(Rewriting(side, at, (sentence,), (corrected(sentence, text),)))
    return replace(edit, rewritings=tuple(rewritings))


def replace_words(work: Work, side: Side, wanted: str, by: str) -> Edit:
    """Replace words everywhere on one side, where they stand as whole words in this spelling.

    What follows an apostrophe stays, so a name keeps its Turkish endings.

    Raises:
        AlignerError: The words stand nowhere, or there is nothing to put.
    """
    wanted, by = _clean(wanted), _clean(by)
    if not wanted or not by or wanted == by:
        raise AlignerError("replace: name the words to replace, and others to put")
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    rewritings = []
    for at, sentence in enumerate(work.document(side).sentences):
        if wanted in sentence.text:
            new = corrected(sentence, pattern.sub(lambda _: by, sentence.text))
            if new != sentence:
                rewritings.append(Rewriting(side, at, (sentence,), (new,)))
    if not rewritings:
        raise AlignerError(f"replace: {wanted} stands nowhere in the {side}")
    sentences = f"{len(rewritings)} sentence{'s' if len(rewritings) > 1 else ''}"
    label = f"replace {wanted} by {by} in {sentences}"
    return Edit(0, (), (), label, tuple(reversed(rewritings)))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _reworded(
    document: Document, before: Sequence[Sentence], texts: Sequence[str]
) -> Iterator[Sentence]:
    """Make the new sentences; those at either end that stay are taken as they are."""
    least = min(len(before), len(texts))
    same = [sentence.text == text for sentence, text in zip(before, texts, strict=False)]
    head = next((at for at in range(least) if not same[at]), least)
    rest = least - head
    tail = next((at for at in range(rest) if before[-1 - at].text != texts[-1 - at]), rest)
    if head + tail in (len(before), len(texts)) and len(before) != len(texts):
        head, tail = (head - 1, tail) if head else (head, tail - 1)  # a neighbour takes part
    yield from before[:head]
    changed, lines = before[head : len(before) - tail], texts[head : len(texts) - tail]
    if len(changed) == len(lines):
        yield from map(corrected, changed, lines)
    else:
        yield from _cut_anew(document, changed, lines)
    yield from before[len(before) - tail :]


def _cut_anew(
    document: Document, before: Sequence[Sentence], texts: Sequence[str]
) -> Iterator[Sentence]:
    """Cut what the sentences hold where the new ones begin, then correct each part."""
    whole, new = _joined(before), " ".join(texts)
    starts = accumulate(len(text) + 1 for text in texts[:-1])
    cuts = [_word_start(whole.text, carried(at, new, whole.text)) for at in starts]
    taken = {sentence.id for sentence in document.sentences} - {s.id for s in before}
    stretches = pairwise([0, *cuts, len(whole.text)])
    after = -1
    for stretch, text in zip(stretches, texts, strict=True):
        within = _within(before, *stretch)
        if len({(sentence.part, sentence.note) for sentence in within}) > 1:
            raise AlignerError("correct: sentences of different notes or parts cannot be joined")
        first = within[0]
        name = next(name for name in _names(first.id) if name not in taken)
        taken.add(name)
        part = replace(
            _part(whole, after, *stretch),
            id=name,
            part=first.part,
            note=first.note,
            paragraph=first.paragraph,
        )
        after = max(after, stretch[0] + len(part.text))
        yield corrected(part, text)


def _within(sentences: Sequence[Sentence], start: int, stop: int) -> list[Sentence]:
    """List the sentences of which something lies between two offsets of them joined."""
    begins = accumulate((len(s.text) + 1 for s in sentences), initial=0)
    placed = list(zip(sentences, begins, strict=False))
    touched = [s for s, at in placed if at < stop and start < at + len(s.text)]
    return touched or [s for s, at in placed if at <= start][-1:]


def _word_start(text: str, at: int) -> int:
    """Step over the space a sentence may begin with."""
    return at + 1 if text[at : at + 1] == " " else at


def _names(name: str) -> Iterator[str]:
    """Give the name of a sentence, then names for what is cut off it: b12, b12b, b12c …."""
    yield name
    yield from (f"{name}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{name}z{number}" for number in count(2))


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    """Make one sentence of several."""
    markers: list[Marker] = []
    pieces: list[Piece] = []
    here = read = 0
    for sentence in sentences:
        markers += (replace(marker, at=marker.at + here) for marker in sentence.markers)
        pieces += (replace(piece, at=piece.at + read) for piece in sentence.pieces)
        here += len(sentence.text) + 1
        read += len(sentence.read) + 1
    text = " ".join(sentence.text for sentence in sentences)
    as_read = " ".join(sentence.read for sentence in sentences)
    return replace(
        sentences[0],
        text=text,
        markers=tuple(markers),
        pieces=tuple(pieces),
        as_read=None if as_read == text else as_read,
    )


def _part(whole: Sentence, after: int, start: int, stop: int) -> Sentence:
    """Cut a part out of a sentence, with what was read for it.

    A note called at the cut goes with what stands before it, unless a space does; `after` is
    where the part before ends.
    """
    read_start, read_stop = (_place_read(whole, at) for at in (start, stop))
    text, as_read = whole.text[start:stop].rstrip(), whole.read[read_start:read_stop].rstrip()
    end = start + len(text) if stop < len(whole.text) else stop
    markers = tuple(
        replace(marker, at=min(max(0, marker.at - start), len(text)))
        for marker in whole.markers
        if after < marker.at <= end
    )
    pieces = tuple(_clipped(whole.pieces, read_start, read_start + len(as_read)))
    return replace(
        whole,
        text=text,
        markers=markers,
        pieces=pieces,
        as_read=None if as_read == text else as_read,
    )


def _place_read(whole: Sentence, at: int) -> int:
    """Give the offset in what was read of a place in the text; the beginning stays there."""
    return _word_start(whole.read, carried(at, whole.text, whole.read)) if at else 0


def _clipped(pieces: Sequence[Piece], start: int, stop: int) -> Iterator[Piece]:
    """Give what of the pieces lies between two offsets."""
    for piece in pieces:
        low, high = max(piece.at, start), min(piece.at + piece.length, stop)
        if low < high:
            yield Piece(low - start, piece.start + low - piece.at, high - low)
