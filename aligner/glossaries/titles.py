"""Works a text cites: where their titles stand, so that the names in them are taken by themselves.

A title keeps the spelling of its own language: "Soviet Russia" is no slip for "Sovyet Rusya".
"""

import re
from collections.abc import Sequence
from functools import cache

from aligner.casing import lower
from aligner.languages import language

_CLAUSE = re.compile(r"[^,;:()“”„\"]+")
_VOLUME = re.compile(r"\s+[IVXLC]+(?:\s+[IVXLC]+)*\s*$")
_NUMBER = re.compile(
    r"\s*(?:[^\W\d_]+(?: [^\W\d_]+)?,\s*)?(?:(?:No|Nr|Bd|Cilt)\b[.:]?\s*\d|[IVXLC]+\b)"
)
_IMPRINT = re.compile(r"\s*([^\W\d_]+)(?:[ -][^\W\d_]+)? \d{4}(?:[-/]\d{4})?(?![\w’'])")
_TURKISH = re.compile(r"^[^\W\d_A-ZÇĞİÖŞÜ].*[ığş]")
_WORD = re.compile(r"(?<![\w’'ʼ”\-])[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_PARTICLES = frozenset(("von", "der"))  # of a name, between words of the text's own (von der Goltz)
_OTHER_LANGUAGES = ("de", "en", "fr", "ru", "tr")

Span = tuple[int, int]


def title_spans(texts: Sequence[str], lang: str) -> list[list[Span]]:
    """Find the titles cited in each text: clauses in other languages, and what stands as a title.

    A clause stands as a title where it ends in a volume's Roman numeral or is followed at once
    by an issue's number; the same words are then a title wherever they stand in the texts.
    """
    clauses = [[found.span() for found in _CLAUSE.finditer(text)] for text in texts]
    titles = set()
    for text, spans in zip(texts, clauses, strict=True):
        for start, end in spans:
            clause = text[start:end]
            bare = _VOLUME.sub("", clause).strip()
            volume = bare != clause.strip()
            if len(bare.split()) > 1 and _is_title(text, bare, end, volume=volume):
                titles.add(bare)
    return [_merged(text, spans, titles, lang) for text, spans in zip(texts, clauses, strict=True)]


def _is_title(text: str, bare: str, end: int, *, volume: bool) -> bool:
    if not all(word[0].isupper() for word in bare.split()):
        return False
    return volume or (text[end : end + 1] == "," and bool(_NUMBER.match(text, end + 1)))


def _merged(text: str, spans: list[Span], titles: set[str], lang: str) -> list[Span]:
    found = []
    small = _foreign_words(lang.split("-", maxsplit=1)[0])
    may_be_foreign = not small.isdisjoint(_WORD.findall(lower(text, "en")))
    for n, (start, end) in enumerate(spans):
        clause = text[start:end]
        foreign = _foreign_part(clause, lang) if may_be_foreign else None
        if foreign:
            found.append((start + foreign[0], start + foreign[1]))
            found += _author_before(text, spans, n)
        elif _before_imprint(text, start, end, lang):
            found.append((start, end))
        else:
            at = ((start + clause.find(title), title) for title in titles if title in clause)
            found += ((first, first + len(title)) for first, title in at)
    return found


def _before_imprint(text: str, start: int, end: int, lang: str) -> bool:
    """Say whether a clause is followed by a place and a year, as the title of a book is."""
    imprint = _IMPRINT.match(text, end + 1) if text[end : end + 1] == "," else None
    if imprint is None or not imprint[1][0].isupper() or not text[start:end].strip()[:1].isupper():
        return False
    months = language(lang).month_names
    return imprint[1] not in months


def _author_before(text: str, spans: list[Span], n: int) -> list[Span]:
    """Give the author's clause before a foreign title, and the title's first word if it is apart.

    An author is known by initials, and only commas stand between.
    """
    for back in (1, 2):
        if n < back or text[spans[n - back][1] : spans[n - back + 1][0]].strip() != ",":
            return []
        words = text[slice(*spans[n - back])].split()
        if len(words) <= 4 and words and "." in words[0]:
            return spans[n - back : n]
        if len(words) > 1:
            return []
    return []


def clause_round(text: str, at: int) -> str:
    """Give the clause that holds an offset."""
    return next((c[0] for c in _CLAUSE.finditer(text) if c.start() <= at < c.end()), "")


def title_round(text: str, at: int) -> str:
    """Give the clause that holds an offset, with those a colon joins to it (title: subtitle)."""
    clauses = list(_CLAUSE.finditer(text))
    n = next((n for n, c in enumerate(clauses) if c.start() <= at < c.end()), None)
    if n is None:
        return ""
    first = last = n
    while first and text[clauses[first - 1].end() : clauses[first].start()] == ":":
        first -= 1
    while last + 1 < len(clauses) and text[clauses[last].end() : clauses[last + 1].start()] == ":":
        last += 1
    return text[clauses[first].start() : clauses[last].end()]


def is_in_another_language(clause: str, lang: str) -> bool:
    """Say whether a clause has a small word that only another language has.

    A capital one counts only where it opens a longer clause ("The New Russia", not "Le Grand"),
    and not among words of the text's own language.
    """
    return _foreign_part(clause, lang) is not None


def _foreign_part(clause: str, lang: str) -> Span | None:
    """Give the part of a clause that is in another language, between words of its own."""
    base = lang.split("-", maxsplit=1)[0]
    own, foreign = _own_words(base), _foreign_words(base)
    words = list(_WORD.finditer(clause))
    stops = [w for w in words if w[0] in own or (base == "tr" and _TURKISH.search(w[0]))]
    begins = [0, *(word.end() for word in stops)]
    ends = [*(word.start() for word in stops), len(clause)]
    for start, end in zip(begins, ends, strict=True):
        part = [word[0] for word in words if start <= word.start() < end]
        has_capital = any(word[0].isupper() for word in part)
        signs = {word for word in part if word in foreign}
        if signs and (has_capital if stops and not signs <= _PARTICLES else not stops):
            return start, end
    opens = len(words) > 2 and lower(words[0][0], "en") in foreign
    if opens and not any(word[0] in language(base).function_words for word in words):
        return 0, len(clause)
    return None


@cache
def _own_words(base: str) -> frozenset[str]:
    """Give the small words that a language shares with none of the others."""
    others = (language(code).function_words for code in _OTHER_LANGUAGES if code != base)
    return language(base).function_words - frozenset().union(*others)


@cache
def _foreign_words(base: str) -> frozenset[str]:
    others = (language(code).function_words for code in _OTHER_LANGUAGES if code != base)
    own = language(base)
    return frozenset().union(*others) - own.function_words - own.homographs
