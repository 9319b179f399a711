"""What the glossary says of spellings: which is right, which are variants, which are unlike."""

import re
from collections import defaultdict
from collections.abc import Sequence

from aligner.casing import is_turkic, lower
from aligner.glossaries.names import fold_name
from aligner.model import Entry

_ORIGINALS = "de"  # a glossary's sources are German
_TITLES = frozenset({"Pascha", "Paşa", "Pasha", "Pacha", "Bey", "Bej", "Efendi", "Han", "Khan"})

_KEEP_THEIR_SPELLING = frozenset({"periodical", "work"})  # cited as they are written
_NUMBERED = re.compile(r"[IVX]+\.")  # II. Nikola has no surname
_SHORTEST_FOLDED = 5
_PLURAL = re.compile(r"l[ae]r(?:[ıi]n?)?$")

Words = tuple[str, ...]


class Known:
    """The names of a glossary, looked up by the words of a text.

    Args:
        glossary: Its entries; terms of more than one word count for their right spelling only.
        lang: Language of the text.
    """

    def __init__(self, glossary: Sequence[Entry], lang: str) -> None:
        self.lang = lang
        original = lang.split("-", maxsplit=1)[0] == _ORIGINALS
        names = [e for e in glossary if e.is_name and e.status != "forbidden"]
        self._targets = {word for e in names for word in _right(e, original=original).split()}
        self._rendered = {
            lower(word, lang) for e in glossary if not e.is_name and e.status == "approved"
            for word in _right(e, original=original).split()
        }  # fmt: skip
        self._places = {
            spelling
            for e in names if e.kind == "place" for spelling in (e.source, e.target, *e.variants)
        }  # fmt: skip
        self._variants = {_bare(spelling) for e in names for spelling in e.variants}
        self._own = {w for e in names if e.source != e.target for w in e.target.split()}
        self._sources: dict[str, set[str]] = defaultdict(set)
        for entry in names:
            self._sources[entry.target].add(entry.source)
        self._entries: dict[str, set[int]] = defaultdict(set)
        self._right: dict[Words, str] = {}
        for number, entry in enumerate(names):
            right = _right(entry, original=original)
            for spelling in (entry.target, *entry.variants):
                for word in spelling.split():
                    self._entries[word].add(number)
            if not original and entry.kind not in _KEEP_THEIR_SPELLING:
                self._learn(entry, right)
        self.phrases = {
            right for e in glossary if " " in (right := _right(e, original=original))
            if e.status == "approved"
        }  # fmt: skip
        self.titles = {
            spelling
            for e in names if e.kind in _KEEP_THEIR_SPELLING
            for spelling in (e.source, e.target, *e.variants) if " " in spelling
        }  # fmt: skip
        self.right_titles = {e.target for e in names if e.kind in _KEEP_THEIR_SPELLING}
        self._unlike = {
            frozenset(pair)
            for e in names
            for other in e.unlike
            for pair in ((e.target, other), (e.source, other))
        }

    def _learn(self, entry: Entry, right: str) -> None:
        rights = _bare(right)
        for spelling in (entry.source, entry.target, *entry.variants):
            words = _bare(spelling)
            self._right.setdefault(words, " ".join(rights))
            if len(fold_name(spelling, self.lang)) >= _SHORTEST_FOLDED:
                self._right.setdefault(self._folded(words), " ".join(rights))
            surnamed = len(words) == len(rights) > 1 and len(words[-1]) > 5
            if entry.kind == "person" and surnamed and not _NUMBERED.match(rights[0]):
                self._right.setdefault(self._folded(words[-1:]), rights[-1])

    def _folded(self, words: Sequence[str]) -> Words:
        return tuple(fold_name(word, self.lang) for word in words)

    def spelt(self, words: Words) -> str | None:
        """Give the right spelling of a name whose spelling or variant folds as these words do."""
        found = self._right.get(words) or self._right.get(self._folded(words))
        if found or len(words) != 1 or "-" not in words[0]:
            return found
        right = "-".join(self._right.get((part,), part) for part in words[0].split("-"))
        return right if right != words[0] else None  # Wien-Berlin

    def lists(self, words: Words) -> bool:
        """Whether these very words, or parts of one, are spellings of names in the glossary."""
        parts = words[0].split("-") if len(words) == 1 else []
        return words in self._right or any((part,) in self._right for part in parts)

    def is_right(self, word: str) -> bool:
        """Whether a word stands so in the glossary."""
        return word in self._targets

    def has_variant(self, words: Words) -> bool:
        """Whether these very words are a variant of a name."""
        return words in self._variants

    def is_turkish(self, word: str) -> bool:
        """Whether a word stands in a name that is spelt otherwise in the original's language."""
        return word in self._own

    def is_place(self, name: str) -> bool:
        """Whether a name is a spelling of a place."""
        return name in self._places

    def is_word(self, word: str) -> bool:
        """Whether a word is right as a name, or stands in the rendering of a term."""
        return word in self._targets or lower(word, self.lang) in self._rendered

    def sources(self, target: str) -> frozenset[str]:
        """Give what the original may have for a name that is right."""
        return frozenset(self._sources.get(target, ()))

    def apart(self, one: str, other: str) -> bool:
        """Say whether two spellings are known to be different names."""
        if frozenset((one, other)) in self._unlike:
            return True
        one, other = self._people(one, other)
        both = one in self._targets and other in self._targets
        return both and not self._entries[one] & self._entries[other]

    def _people(self, one: str, other: str) -> tuple[str, str]:
        """Give two names without their plural, as peoples have it, if both have one."""
        plurals = _PLURAL.search(one), _PLURAL.search(other)
        if is_turkic(self.lang) and all(plurals):
            return _PLURAL.sub("", one), _PLURAL.sub("", other)
        return one, other

    def right(self, one: str, other: str) -> str | None:
        """Give the spelling the glossary has for two forms, if it has just one."""
        known = [form for form in (one, other) if form in self._targets]
        if known:
            return known[0] if len(known) == 1 else None
        return self.spelt((one,)) or self.spelt((other,))


def _right(entry: Entry, *, original: bool) -> str:
    return entry.source if original else entry.target


def _bare(spelling: str) -> Words:
    return tuple(word for word in spelling.split() if word not in _TITLES)
