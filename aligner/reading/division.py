"""Where the rules of a language allow a word to be divided at a line end."""

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pyphen

from aligner.casing import is_turkic
from aligner.languages import Language

_VOWELS = "aeıioöuüâîûAEIİOÖUÜÂÎÛ"
_LEAST = 2  # letters before and after a division
_TURKISH_SYLLABLE = re.compile(rf"(?:[^{_VOWELS}][{_VOWELS}]|(?<=[{_VOWELS}])[{_VOWELS}])")


def may_divide(left: str, right: str, lang: Language) -> bool | None:
    """Say whether a word may be divided between its two parts.

    Turkish divides before the last consonant in front of a vowel, or between two vowels (Yazım
    Kılavuzu, Türk Dil Kurumu); other languages are looked up in the hyphenation patterns that
    come with pyphen (Liang 1983).

    Returns:
        None where nothing is known of the language.
    """
    if is_turkic(lang.code):
        return _is_turkish_division(left, right)
    patterns = _patterns(lang.code)
    if patterns is None:
        return None
    word = f".{left}{right}.".lower()
    parts = {word[i:j] for i in range(len(word)) for j in range(i + 1, len(word) + 1)}
    excerpt = [patterns[part] for part in sorted(parts) if part in patterns]
    if not excerpt or min(len(left), len(right)) < _LEAST:
        return False
    return len(left) in pyphen.HyphDict(_Excerpt(excerpt)).positions(word[1:-1])


def _is_turkish_division(left: str, right: str) -> bool:
    begins = _TURKISH_SYLLABLE.match(left[-1:] + right, len(left[-1:]))
    return begins is not None and any(letter in _VOWELS for letter in left)


@cache
def _patterns(code: str) -> dict[str, str] | None:
    """Read the patterns of a language by their letters, those of the same letters together.

    Pyphen would take a second to make sense of all 78,000 German ones, where a text asks for a
    few words; so it is given those that a word has.
    """
    name = pyphen.language_fallback(code.replace("-", "_"))
    if name is None:
        return None
    path = pyphen.LANGUAGES[name]
    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    text = path.read_text(encoding.lower().replace("microsoft-", "")).partition("\n")[2]
    bare = text
    for figure in "0123456789":
        bare = bare.replace(figure, "")  # all lines at once, which is far quicker
    lines, letters = text.split("\n"), bare.split("\n")
    patterns = dict(zip(letters, lines, strict=True))
    others = [
        (key, line) for key, line in zip(letters, lines, strict=True) if patterns[key] != line
    ]
    others += [(key.partition("/")[0], patterns[key]) for key in letters if "/" in key]
    for key, line in others:
        patterns[key] = f"{patterns.get(key, line)}\n{line}"
    return patterns


class _Excerpt:
    """A few patterns that pyphen reads as it would a file."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._text = "\n".join(("UTF-8", *patterns))

    def open(self, _mode: str) -> BytesIO:
        return BytesIO(self._text.encode())

    def read_text(self, _encoding: str) -> str:
        return self._text
