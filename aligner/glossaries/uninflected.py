"""Turkish phrases without the case they stand in, as a glossary has them."""

import re

from aligner.casing import is_turkic, lower

_CASE = re.compile(r"(?P<bare>.*[^\W\d_]{3}[ıiuü])n(?:[ıiuü]n?|[ae]|d[ae]n?)$")
_PLURAL = re.compile(r"l[ae]r[ıi]$")


def uninflected(phrase: str, text: str, lang: str) -> str:
    """Give a phrase without the case ending behind its possessive, where it is sure.

    It is where the phrase stands so in the text, or what is left is a plural. One word may end
    so of itself (kadının), and stays.

    Args:
        phrase: The phrase as it stands.
        text: The whole text, in small letters.
        lang: Its language.

    >>> uninflected("güvenlik önlemlerinin", "", "tr")
    'güvenlik önlemleri'
    """
    found = _CASE.fullmatch(phrase)
    if not is_turkic(lang) or not found or " " not in phrase:
        return phrase
    bare = found["bare"]
    return bare if _PLURAL.search(bare) or _stands(lower(bare, lang), text) else phrase


def _stands(words: str, text: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
