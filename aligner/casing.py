"""Upper and lower case where Turkish may stand beside other languages.

Python lowers "İ" to two characters and "I" to "i" whatever the language; every comparison
that should not see case goes through here.
"""

import unicodedata
from functools import cache

_BARE_LETTERS = str.maketrans("ıłøđ", "ilod")


def lower(text: str, lang: str) -> str:
    """Lower-case a text by the rules of its language; never changes the length of NFC text.

    >>> lower("IĞDIR İLİ", "tr")
    'ığdır ili'
    """
    text = text.replace("İ", "i")
    return (text.replace("I", "ı") if is_turkic(lang) else text).lower()


def upper(text: str, lang: str) -> str:
    """Upper-case a text by the rules of its language ("i" becomes "İ" in Turkish)."""
    return text.replace("i", "İ").replace("ı", "I").upper() if is_turkic(lang) else text.upper()


def fold(text: str) -> str:
    """Fold case and Turkish dots whatever the language, for search and comparison.

    "İzmir", "izmir", "IZMIR" and "ızmır" become one; other diacritics stay.
    """
    return text.replace("İ", "i").casefold().replace("ı", "i")


def without_diacritics(text: str) -> str:
    """Strip combining marks, and the letters that act as such (ı, ł, ø): "Čičerin" → "Cicerin"."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(_BARE_LETTERS)


@cache
def is_turkic(lang: str) -> bool:
    """Say whether a language tells dotted and dotless i apart."""
    return lang.split("-", maxsplit=1)[0].lower() in {"tr", "az", "tt", "crh", "kk"}
