"""Finding glossary entries in sentences, inflected as they may be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aligner.casing import fold, without_diacritics
from aligner.languages import Language, language
from aligner.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'‐][^\W\d_]+)*")
_ANY = re.compile(r".*")
_SHORT = 4  # letters of a word that no form may lack
_PLURAL = re.compile(r"l[ae]r$")
_POSSESSIVE = re.compile(r"(?:l[ae]ri?|(?<=[aeiou])s[iu]|(?<=[^aeiou])[iu])$")
_Expression = tuple[int, tuple["_Stem", ...]]
"""Its position and its words."""
_NAME = r"[^\W\d_a-zäöüçğış]\w+"
_FARTHEST = 6  # words of names joined to one that may stand inside an expression
_FLEETING = re.compile(r"[^aeiou][iu][^aeiou]$")


class Lookup:
    """Finds which expressions of a list stand in a text, whatever their endings.

    Args:
        expressions: The expressions to find; their positions are what `found` gives.
        lang: Their language, which says how long an ending may be and whether nouns are known
            by their capital.
    """

    def __init__(self, expressions: Sequence[str], lang: str) -> None:
        facts = language(lang)
        self._joined = _coordinated(facts)
        self._joining = frozenset(map(_plain, facts.joining))
        self._nouns_have_capitals = facts.nouns_have_capitals
        self._by_first: dict[str, list[_Expression]] = defaultdict(list)
        self._known: dict[str, tuple[_Expression, ...]] = {}
        for position, expression in enumerate(expressions):
            words = _WORD.findall(expression)
            stems = tuple(_stem(word, facts, in_phrase=len(words) > 1) for word in words)
            if stems:
                self._by_first[stems[0].forms[0][:3]].append((position, stems))

    def found(self, text: str) -> set[int]:
        """Give the positions of the expressions that stand in a text."""
        return {position for position, _ in self.places(text)}

    def places(self, text: str) -> Iterator[tuple[int, Span]]:
        """Give the positions of the expressions that stand in a text, and where they stand."""
        written, words = _words(text)
        for i, word in enumerate(words):
            for position, stems in self._beginning_with(word):
                if self._nouns_have_capitals and written[i][0][0].isupper() != stems[0].capital:
                    continue
                last = self._last(stems, written, words, i)
                if last is not None:
                    yield position, Span(written[i].start(), written[last].end())

    def _last(
        self, stems: tuple["_Stem", ...], written: list[re.Match[str]], words: list[str], at: int
    ) -> int | None:
        """Give where the last word of an expression stands whose first word stands at a place.

        Names that are joined to one of it may stand between ("Moskova ve Kars antlaşmaları").
        """
        text = written[at].string
        for stem in stems[1:]:
            if at + 1 < len(words) and stem.begins(words[at + 1]):
                at += 1
                continue
            if self._joining.isdisjoint(words[at + 1 : at + 1 + _FARTHEST]):
                return None
            end = written[at].end()
            likely = range(at + 2, min(at + 2 + _FARTHEST, len(words)))
            for place in likely:
                between = written[place].start()
                if stem.begins(words[place]) and self._joined.fullmatch(text, end, between):
                    at = place
                    break
            else:
                return None
        return at

    def _beginning_with(self, word: str) -> tuple[_Expression, ...]:
        """Give the expressions whose first word this may be a form of; a text repeats its words."""
        known = self._known.get(word)
        if known is None:
            likely = self._by_first.get(word[:3], ())
            known = tuple(each for each in likely if each[1][0].begins(word))
            self._known[word] = known
        return known


@cache
def _coordinated(lang: Language) -> re.Pattern[str]:
    """Make a pattern for names joined to the one before ("ve Kars") or behind ("Moskau und")."""
    joining = "|".join(sorted(lang.joining)) or "&"
    behind, before = (
        rf"(?:, {_NAME})* (?:{joining}) {_NAME} ",
        rf" (?:{_NAME}, )*{_NAME}(?:,| (?:{joining})) ",
    )
    return re.compile(f"{behind}|{before}")


@lru_cache(maxsize=256)  # one text is often looked through for many things
def _words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Give the words of a text as they stand there and folded."""
    written = list(_WORD.finditer(text))
    return written, [_plain(word[0]) for word in written]


@dataclass(frozen=True, slots=True)
class _Stem:
    """What stays of a word when it is inflected, what may follow, and whether it has a capital."""

    forms: tuple[str, ...]
    ending: re.Pattern[str]
    capital: bool

    def begins(self, word: str) -> bool:
        return word.startswith(self.forms) and any(
            word.startswith(form) and self.ending.fullmatch(word, len(form)) for form in self.forms
        )


@cache
def _plain(word: str) -> str:
    return without_diacritics(fold(word))


@cache
def _stem(word: str, lang: Language, *, in_phrase: bool) -> _Stem:
    """Say what stays of an inflected word; where endings are not known, its end may change."""
    plain, capital = _plain(word), word[0].isupper()
    if not lang.endings:
        cut = 0 if len(plain) <= _SHORT else 1 + (len(plain) > 7)
        return _Stem((plain[: len(plain) - cut],), _ANY, capital)
    return _Stem(tuple(_before_endings(plain, lang, in_phrase=in_phrase)), _endings(lang), capital)


def _before_endings(plain: str, lang: Language, *, in_phrase: bool) -> Iterator[str]:
    """Give the forms of a word that endings may follow.

    They follow it as it is. They follow it without letters it may lack (ein Gesandter, der
    Gesandte) or, in a language of suffixes, without its plural and, in a phrase, its possessive
    (Berlin Antlaşması: Berlin ve Paris antlaşmaları), with its last consonant softened (elçilik:
    elçiliğ-) and without its last vowel (vakıf: vakf-).
    """
    yield plain
    if len(plain) <= _SHORT:
        return
    if plain[-1] in lang.may_lack:
        yield plain[:-1]
    if lang.softened:
        bare = (_POSSESSIVE if in_phrase else _PLURAL).sub("", plain)
        if len(bare) >= _SHORT:
            yield bare
        if _FLEETING.search(plain):
            yield plain[:-2] + plain[-1]
    for soft, hard in lang.softened:
        if plain.endswith(_plain(hard)):
            yield plain[:-1] + _plain(soft)


@cache
def _endings(lang: Language) -> re.Pattern[str]:
    return re.compile(rf"{_plain(lang.endings)}(?:[’'ʼ-].*)?")
