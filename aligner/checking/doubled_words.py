"""Words that stand twice in a row."""

import re
from collections.abc import Iterator

from aligner.casing import lower
from aligner.checking.context import Context, finding_in, own_score
from aligner.languages import Language
from aligner.model import Finding, Sentence

CHECK = "doubled-word"
_SHORT = 4  # letters of words that may end like an inflected one
_DOUBLED = re.compile(
    r"(?<![\w’'-])([^\W\d_]{2,}+(?:[’'][^\W\d_]++)?+(?: [^\W\d_]{2,}+)?) \1(?![\w’'-])"
    r"|(?<![\w’'-])([^\W\d_]{2,}+ [^\W\d_]{3,}+), \2(?![\w’'-])"
)


def doubled_words(context: Context) -> Iterator[Finding]:
    """Find a word or two that are repeated, where the language does not do so on purpose.

    What is repeated in the other text, too, is so on purpose: titles, say.
    """
    for side, document, lang in context.sides():
        for sentence in document.sentences:
            for found in _DOUBLED.finditer(lower(sentence.text, lang.code)):
                once = found[1] or found[2]
                if found[1] and _is_meant(once, lang):
                    continue
                if _in_other(found[0], sentence, context) or (
                    found[2] and _repeats_elsewhere(sentence, context)
                ):
                    continue
                quote = sentence.text[found.start() : found.end()]
                yield finding_in(
                    CHECK,
                    sentence,
                    quote,
                    f"“{once}” stands twice",
                    side=side,
                    suggestion=quote[: len(once)],
                    score=own_score(0.8 if found[1] else 0.6, side),
                )


def _is_meant(word: str, lang: Language) -> bool:
    first, _, second = word.partition(" ")
    if word in lang.reduplications or (second and _is_from_to(first, second, lang)):
        return True
    if word in lang.function_words or (len(word) > _SHORT and word.endswith(lang.never_doubled)):
        return False
    return len(word) <= lang.longest_reduplication


def _is_from_to(first: str, second: str, lang: Language) -> bool:
    """Say whether a word comes again behind a small one: von Tag zu Tag (zu …)."""
    return second in lang.function_words and first not in lang.function_words


def _repeats_elsewhere(sentence: Sentence, context: Context) -> bool:
    """Say whether both texts of the sentence's link repeat words behind a comma, for emphasis."""
    pair = context.pair_of(sentence)
    return pair is None or all(
        any(found[2] for found in _DOUBLED.finditer(lower(text, lang.code)))
        for text, lang in (
            (pair.source_text, context.source_lang),
            (pair.target_text, context.target_lang),
        )
    )


def _in_other(words: str, sentence: Sentence, context: Context) -> bool:
    """Say whether the words stand in both texts of the sentence's link."""
    pair = context.pair_of(sentence)
    return pair is not None and (
        words in lower(pair.source_text, context.work.source.lang)
        and words in lower(pair.target_text, context.work.target.lang)
    )
