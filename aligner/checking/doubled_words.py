"""Words that stand twice in a row."""

import re
from collections.abc import Iterator

from aligner.casing import lower
from aligner.checking.context import Context, finding_in, own_score
from aligner.languages import Language
from aligner.model import Finding, Sentence, Side

CHECK = "doubled-word"
_SHORT = 4  # letters of words that may end like an inflected one
_DOUBLED = re.compile(
    r"(?<![\w’'-])([^\W\d_]{2,}+(?:[’'][^\W\d_]++)?+(?: [^\W\d_]{2,}+)?) \1(?![\w’'-])"
)
_AGAIN = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}+ [^\W\d_]{3,}+), \1(?![\w’'-])")

_EVERY = re.compile(r"(?<!\w)([^\W\d_]{4,}) [^\W\d_]{2,4} \1(?!\w)")  # von Haus zu Haus


def doubled_words(context: Context) -> Iterator[Finding]:
    """Find a word or two that are repeated, where the language does not do so on purpose.

    What is repeated in the other text, too, is so on purpose: titles, or "von Haus zu Haus".
    """
    for side, document, lang in context.sides():
        for sentence in document.sentences:
            text = lower(sentence.text, lang.code)
            for found in _DOUBLED.finditer(text):
                if not _is_meant(found[1], lang) and not _in_other(
                    found[0], side, sentence, context
                ):
                    yield _finding(found, sentence, side, 0.8)
            for found in _AGAIN.finditer(text) if ", " in text else ():
                if not _are_repeated(sentence, context):
                    yield _finding(found, sentence, side, 0.6)


def _finding(found: re.Match[str], sentence: Sentence, side: Side, score: float) -> Finding:
    quote = sentence.text[found.start() : found.end()]
    return finding_in(
        CHECK,
        sentence,
        quote,
        f"“{found[1]}” stands twice",
        side=side,
        suggestion=quote[: len(found[1])],
        score=own_score(score, side),
    )


def _is_meant(word: str, lang: Language) -> bool:
    first, _, second = word.partition(" ")
    if word in lang.reduplications or (second and _is_from_to(first, second, lang)):
        return True
    if word in lang.function_words:
        return False
    if len(word) > _SHORT and _ends_in(lang.never_doubled, word):
        return False
    if _ends_in(lang.repeated, word) and not second:
        return True
    return len(word) <= lang.longest_reduplication


def _ends_in(endings: str, word: str) -> bool:
    """Say whether a word ends as a pattern tells; an empty one tells of none."""
    return bool(endings) and re.search(rf"(?:{endings})$", word) is not None


def _is_from_to(first: str, second: str, lang: Language) -> bool:
    """Say whether a word comes again behind a small one: von Tag zu Tag (zu …)."""
    return second in lang.function_words and first not in lang.function_words


def _are_repeated(sentence: Sentence, context: Context) -> bool:
    """Say whether both texts of the sentence's link repeat words behind a comma, for emphasis."""
    pair = context.pair_of(sentence)
    return pair is None or bool(
        _AGAIN.search(lower(pair.source_text, context.work.source.lang))
        and _AGAIN.search(lower(pair.target_text, context.work.target.lang))
    )


def _in_other(words: str, side: Side, sentence: Sentence, context: Context) -> bool:
    """Say whether the words stand in both texts of the sentence's link, or others so there."""
    pair = context.pair_of(sentence)
    if pair is None:
        return False
    texts = {
        Side.SOURCE: lower(pair.source_text, context.work.source.lang),
        Side.TARGET: lower(pair.target_text, context.work.target.lang),
    }
    return all(words in text for text in texts.values()) or bool(_EVERY.search(texts[side.other]))
