"""Sentences left out of the translation, and sentences it adds."""

import re
from collections.abc import Iterator

from aligner.checking.context import Context, finding_in
from aligner.model import Finding, Side

_FULL_LENGTH = 200  # characters from which on a missing sentence is surely worth a look


def left_out_or_added(context: Context) -> Iterator[Finding]:
    """Find sentences without counterpart; notes the translator signs are meant to be there."""
    signed = context.target_lang.translator_note
    own_notes = {
        sentence.id.split(".")[0]
        for sentence in context.work.target.sentences
        if signed and re.search(signed, sentence.text)
    }
    for pair in context.pairs():
        if pair.is_complete:
            continue
        for sentence in pair.source:
            score = _score(sentence.text)
            message = "not in the translation"
            yield finding_in(
                "omission", sentence, sentence.text, message, side=Side.SOURCE, score=score
            )
        for sentence in pair.target:
            stem, dot, _ = sentence.id.partition(".")
            if not (dot and stem in own_notes and sentence.note is None):
                message = "not in the original"
                score = 0.3 if stem.startswith("u") else _score(sentence.text) - 0.1
                yield finding_in("addition", sentence, sentence.text, message, score=score)


def _score(text: str) -> float:
    return round(0.4 + 0.4 * min(len(text) / _FULL_LENGTH, 1.0), 2)
