"""Letters of another script in a Latin word, such as a Cyrillic а, and i with two dots."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from aligner.checking.context import Context, finding_in, own_score
from aligner.model import Finding

CHECK = "look-alike"
_FOREIGN = re.compile(r"[\u0370-\u058f\u0307]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f’'-](?=[^\W\d_\u0300-\u036f])|\u0307)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_TWO_DOTS = "i\u0307"  # what İ becomes where it is lowered as if it were not Turkish


def letters_of_another_script(context: Context) -> Iterator[Finding]:
    """Find words of two scripts, and words of look-alikes alone in a Latin sentence."""
    for side, document, _ in context.sides():
        for sentence in document.sentences:
            if not _FOREIGN.search(sentence.text):
                continue
            foreign_words = 0
            suspects = []
            for word in _WORD.findall(sentence.text):
                strange = sorted(set(_FOREIGN.findall(word)) - {"\u0307"})
                if _LATIN.search(word) and (strange or _TWO_DOTS in word):
                    suspects.append(word)
                elif strange:
                    alone = all(letter in _look_alikes() for letter in word)
                    suspects += [word] if alone else []
                    foreign_words += not alone
            for word in suspects:
                mixed = bool(_LATIN.search(word))
                if mixed or not foreign_words:
                    yield finding_in(
                        CHECK,
                        sentence,
                        word,
                        _said(word),
                        side=side,
                        suggestion=_in_latin(word),
                        score=own_score(0.95 if mixed else 0.8, side),
                    )


@cache
def _look_alikes() -> dict[str, str]:
    lines = files(__package__).joinpath("look_alikes.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def _said(word: str) -> str:
    letters = [letter for letter in dict.fromkeys(word) if letter in _look_alikes()]
    if not letters:
        strange = _FOREIGN.search(word)
        return f"letters of two scripts in one word ({strange[0] if strange else ''})"
    names = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    return f"{names} only looks like a Latin letter"


def _in_latin(word: str) -> str | None:
    latin = "".join(_look_alikes().get(c, c) for c in word).replace(_TWO_DOTS, "i")
    return None if _FOREIGN.search(latin) else latin
