"""Sentences left out of the translation, sentences it adds, and sentences rendered in part."""

import re
from collections.abc import Iterator
from statistics import median

from aligner.checking.context import Context, Pair, finding_in, sentence_with
from aligner.checking.crossings import moved_sentences
from aligner.checking.parts import Unrendered, unrendered
from aligner.model import Finding, Part, Sentence, Side

_FULL_LENGTH = 200  # characters from which on a missing sentence is surely worth a look
_LONG_ENOUGH = 120  # characters from which on lengths say something of a rendering
_TOO_SHORT, _TOO_LONG = 0.5, 2.0  # of the length expected
_RATHER_SHORT = 70  # characters from which on a link of half the length says something, too
_FAR_TOO_SHORT = 0.4
_TO_BODY, _TO_NOTES = 0.5, 0.35  # scores
_SURE = 6.0  # log odds beyond which nothing is surer
_SEVERAL_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+ [^\W\d_]{3,}")  # that show a title again
_FEWEST_LINKS = 8  # to know what length is to be expected


def left_out_or_added(context: Context) -> Iterator[Finding]:
    """Find sentences without counterpart; notes the translator signs are meant to be there.

    Sentences that stand elsewhere in the other text are left to the check of crossings.
    """
    signed = context.target_lang.translator_note
    own_notes = {
        sentence.id.split(".")[0]
        for sentence in context.work.target.sentences
        if signed and re.search(signed, sentence.text)
    }
    moved = {id(sentence) for two in moved_sentences(context) for sentence in two[:2]}
    for pair in context.pairs():
        if pair.is_complete:
            continue
        for sentence in pair.source:
            if id(sentence) not in moved and len(sentence.text) >= context.smallest_omission:
                yield _alone("omission", sentence, Side.SOURCE, _score(sentence.text))
        for sentence in pair.target:
            stem, dot, _ = sentence.id.partition(".")
            own = dot and stem in own_notes and sentence.note is None
            large = len(sentence.text) >= context.smallest_omission
            if large and not own and id(sentence) not in moved:
                score = 0.3 if stem.startswith("u") else _score(sentence.text) - 0.1
                yield _alone("addition", sentence, Side.TARGET, round(score, 2))
    yield from _rendered_in_part(context)


def _alone(check: str, sentence: Sentence, side: Side, score: float) -> Finding:
    message = f"not in the {'translation' if side is Side.SOURCE else 'original'}"
    return finding_in(check, sentence, sentence.text, message, side=side, score=score)


def _score(text: str) -> float:
    return round(0.4 + 0.4 * min(len(text) / _FULL_LENGTH, 1.0), 2)


def _rendered_in_part(context: Context) -> Iterator[Finding]:
    """Find parts of links that nothing renders, and links far too short or long as a whole."""
    told = set()
    notes = "\n".join(s.text for s in context.work.target.sentences if s.part is not Part.BODY)
    for part in unrendered(context):
        if part.is_told and len(part.text) >= context.smallest_omission:
            told.add(id(part.pair))
            if not _is_cited_again(part, notes):
                yield _part(part)
    for pair, check, message in _far_from_usual(context):
        if id(pair) not in told:
            quote, score = pair.target_text[:60], _TO_NOTES if _is_note(pair) else _TO_BODY
            yield finding_in(check, pair.target[0], quote, message, score=score)


def _is_cited_again(part: Unrendered, notes: str) -> bool:
    """Say whether a part of a note stands in another, too: a title given again in full.

    Where the original has "a. a. O." a translation may well give it.
    """
    is_added = part.side is Side.TARGET and part.pair.target[0].part is not Part.BODY
    return is_added and any(
        notes.count(words[0]) > 1 for words in _SEVERAL_WORDS.finditer(part.text)
    )


def _part(part: Unrendered) -> Finding:
    is_omission = part.side is Side.SOURCE
    sentences = part.pair.source if is_omission else part.pair.target
    message = f"not in the {'translation' if is_omission else 'original'}, it seems"
    score = (_TO_NOTES if _is_note(part.pair) else _TO_BODY) + min(part.odds, _SURE) / 20
    return finding_in(
        "omission" if is_omission else "addition",
        sentence_with(sentences, part.text),
        part.text,
        message,
        side=part.side,
        score=round(score, 2),
    )


def _far_from_usual(context: Context) -> Iterator[tuple[Pair, str, str]]:
    """Find links with a side much shorter or longer than the other leads one to expect."""
    long = [
        pair
        for pair in context.pairs()
        if pair.source_text
        and pair.target_text
        and max(len(pair.source_text), len(pair.target_text)) >= _RATHER_SHORT
    ]
    if len(long) < _FEWEST_LINKS:
        return
    usual = median(len(pair.target_text) / len(pair.source_text) for pair in long)
    for pair in long:
        ratio = len(pair.target_text) / len(pair.source_text) / usual
        is_short = max(len(pair.source_text), len(pair.target_text)) < _LONG_ENOUGH
        least = _FAR_TOO_SHORT if is_short else _TOO_SHORT
        if ratio < least and not (is_short and _is_note(pair)):
            yield pair, "omission", f"only {ratio:.0%} as long as is usual here"
        elif ratio > _TOO_LONG and not is_short:
            yield pair, "addition", f"{ratio:.1f} times as long as is usual here"


def _is_note(pair: Pair) -> bool:
    """Whether a link is of a note: notes cite, and citations may be shortened."""
    return pair.target[0].part is Part.NOTE
