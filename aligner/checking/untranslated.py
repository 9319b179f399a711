"""Words of the original that were left standing in the translation."""

import re
from collections.abc import Iterator

from aligner.checking.context import Context, Pair, finding_in, sentence_with
from aligner.model import Finding, Part

_WORD = re.compile(r"[^\W\d_]{5,}")
_ABBREVIATION = re.compile(r"(?<![\w.])([^\W\d_]{2,})\.")
_QUOTED = re.compile(r"[(\[“„«\"][^)\]”“»\"]*[)\]”“»\"]")


def left_in_the_original(context: Context) -> Iterator[Finding]:
    """Find words of the body that stand unchanged on both sides and cannot be names.

    A word is taken for one of the original's language by its ending, or where it is written
    small on both sides. What stands in brackets or quotation marks may be foreign on purpose.
    """
    endings = context.source_lang.word_endings
    for pair in context.pairs():
        if not pair.is_complete or pair.target[0].part is not Part.BODY:
            continue
        yield from _abbreviations(pair, context)
        own = set(_WORD.findall(pair.source_text))
        for word in _WORD.findall(_QUOTED.sub(" ", pair.target_text)):
            if word in own and (word.islower() or word.endswith(endings)):
                message = f"“{word}” stands here as in the original"
                yield finding_in(
                    "untranslated", sentence_with(pair.target, word), word, message, score=0.7
                )


def _abbreviations(pair: Pair, context: Context) -> Iterator[Finding]:
    """Find small abbreviations that only the original's language has."""
    target = context.target_lang
    foreign = context.source_lang.abbreviations - target.abbreviations
    for word in _ABBREVIATION.findall(_QUOTED.sub(" ", pair.target_text)):
        if word.islower() and word in foreign - target.closing_abbreviations:
            sentence = sentence_with(pair.target, f"{word}.")
            message = f"“{word}.” is an abbreviation of the original's language"
            yield finding_in("untranslated", sentence, f"{word}.", message, score=0.7)
