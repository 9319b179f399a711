"""A quarter of the compass that stands for another: batı, for Ostufer."""

import re
from collections.abc import Iterator
from functools import cache

from aligner.checking.context import Context, finding_in, sentence_at
from aligner.languages import Language
from aligner.model import Finding

CHECK = "directions"


def exchanged_directions(context: Context) -> Iterator[Finding]:
    """Find links of which each side names one quarter that the other has not."""
    langs = context.source_lang, context.target_lang
    if not all(lang.directions for lang in langs):
        return
    for pair in context.pairs():
        if not pair.is_complete:
            continue
        source, target = _named(pair.source_text, langs[0]), _named(pair.target_text, langs[1])
        lost, gained = source.keys() - target.keys(), target.keys() - source.keys()
        if len(lost) == len(gained) == 1:
            right, wrong = source[lost.pop()], target[gained.pop()]
            message = f"{wrong[0]} stands here, {right[0]} in the original"
            sentence = sentence_at(pair.target, wrong.start())
            yield finding_in(CHECK, sentence, wrong[0], message, score=0.6)


def _named(text: str, lang: Language) -> dict[int, re.Match[str]]:
    """Give the quarters that a text names, each with the first word for it."""
    found = ((quarter, look.search(text)) for quarter, look in enumerate(_looks(lang)))
    return {quarter: match for quarter, match in found if match}


@cache
def _looks(lang: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lang.directions))
