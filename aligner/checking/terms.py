"""Renderings the glossary forbids, and terms whose approved rendering is missing."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from aligner.casing import fold
from aligner.checking.context import Context, Pair, finding_in
from aligner.glossaries.lookup import Lookup
from aligner.model import Entry, Finding, Part, Span

_FIXED = ("treaty", "law", "institution", "event", "office", "periodical", "organisation")
"""Kinds of expressions a translation does not paraphrase as it does concepts and places."""
_FIXED_WORDS = tuple(kind for kind in _FIXED if kind != "office")
"""The same of single words: for a representative his name may stand."""
_NAME_FOLLOWS = re.compile(r" [^\W\d_a-zäöü]")
_FEWEST = 2  # links in which a word must be rendered by the glossary before others are told
_FEWEST_FREE = 4  # the same of a concept, which a translation may paraphrase
_MANY = 3  # words of a rendering
_LONG = 4  # letters of one that may be part of a longer word (Haydarpaşa)
_USUALLY = 2  # times as many links must have the rendering of a word as lack it
_NEAR = 85.0  # of 100: letters of a name in another spelling
_TAKEN_UP = 2  # links behind a term in which a pronoun, or nothing, may stand for it


@dataclass(frozen=True, slots=True)
class _Place:
    """A link whose original has a term, and what of the glossary its translation has.

    Args:
        position: Where the link stands among the links.
        pair: The link.
        found: The spellings of renderings that stand there, with their entries.
        is_other: Whether the term is not what is meant: it stands unchanged in the translation, as
            in a title, or goes on as the name of something else ("Präsident der Republik China").
    """

    position: int
    pair: Pair
    found: Sequence[tuple[str, Entry]]
    is_other: bool

    @property
    def follows(self) -> bool:
        """Whether a rendering that is not forbidden stands there."""
        return any(e.status != "forbidden" and s == e.target for s, e in self.found)


def unexpected_renderings(context: Context) -> Iterator[Finding]:
    """Compare the terms and names of every link with their renderings in the glossary.

    A rendering that is only missing is told of expressions of several words, which mean one thing,
    and of words for which the work itself mostly follows the glossary; not where the term was said
    shortly before, since then a pronoun may stand for it.
    """
    renderings: dict[str, list[Entry]] = defaultdict(list)
    for entry in context.glossary:
        renderings[entry.source].append(entry)
    others = _Others(context)
    for source, places in _places(context, renderings).items():
        entries = renderings[source]
        for place in places:
            if not place.follows and place.found and not _is_name_check(place):
                yield _other(source, entries, place)
        usage = _usage(source, entries)
        if usage is not None:
            for place in _without(places, usage):
                instead = others.instead(entries, place.pair)
                is_same = instead is not None and fold(instead.target) in fold(_approved(entries))
                if not is_same and not _is_spelt_otherwise(entries, place.pair):
                    yield _missing(source, entries, place, instead)


def _usage(source: str, entries: Sequence[Entry]) -> int | None:
    """Give how many links must follow the glossary before the others are told; None for never."""
    approved = [entry for entry in entries if entry.status == "approved"]
    fixed = _FIXED if " " in source else _FIXED_WORDS
    if any(entry.kind in fixed for entry in approved):
        return _FEWEST if " " not in source else 0
    return _FEWEST_FREE if any(not entry.is_name for entry in approved) else None


def _places(context: Context, renderings: dict[str, list[Entry]]) -> dict[str, list[_Place]]:
    """Find the links of every term of the glossary, but of those that are part of a longer one."""
    sources = sorted(renderings)
    in_source = Lookup(sources, context.work.source.lang)
    in_target: dict[str, _Renderings] = {}
    places: dict[str, list[_Place]] = defaultdict(list)
    for position, pair in enumerate(context.pairs()):
        if not pair.is_complete:
            continue
        spans = dict(in_source.places(pair.source_text))
        for number in sorted(_longest(spans.keys(), sources)):
            source = sources[number]
            if source not in in_target:
                in_target[source] = _Renderings(renderings[source], context.work.target.lang)
            found = in_target[source].found(pair)
            is_other = _is_other(source, pair, spans[number])
            places[source].append(_Place(position, pair, found, is_other))
    return places


def _enough(rendering: str) -> int:
    """Say how many of its words must stand there: all, but of three or more one may be another."""
    number = len(rendering.split())
    return number if number < _MANY else number - 1


class _Renderings:
    """Finds the renderings of a term, and one whose words stand apart (a treaty made at Brest).

    Args:
        entries: What the glossary has for the term.
        lang: Language of the translation.
    """

    def __init__(self, entries: Sequence[Entry], lang: str) -> None:
        self._spellings = [(s, entry) for entry in entries for s in _spellings(entry)]
        self._whole = Lookup([s for s, _ in self._spellings], lang)
        approved = [entry for entry in entries if entry.status == "approved"]
        self._phrases = [
            (entry, Lookup(entry.target.split(), lang)) for entry in approved if " " in entry.target
        ]
        self._long = [entry for entry in approved if len(entry.target) >= _LONG]

    def found(self, pair: Pair) -> list[tuple[str, Entry]]:
        """Give the renderings that stand in the translation of a link."""
        there = (self._spellings[p] for p in sorted(self._whole.found(pair.target_text)))
        found = [(s, e) for s, e in there if s == e.target or _stands_in(s, pair)]
        if found:
            return found
        text, folded = pair.target_text, fold(pair.target_text)
        apart = [e for e, words in self._phrases if len(words.found(text)) >= _enough(e.target)]
        within = [entry for entry in self._long if fold(entry.target) in folded]
        return [(entry.target, entry) for entry in (*apart, *within)]


def _is_other(source: str, pair: Pair, span: Span) -> bool:
    written, after = pair.source_text[span.start : span.end], pair.source_text[span.end :]
    goes_on = " " in written and _NAME_FOLLOWS.match(after) is not None
    return goes_on or written in pair.target_text or source in pair.target_text


def _is_name_check(place: _Place) -> bool:
    """Whether what stands there is another spelling of a name, which the check of names tells."""
    entry = place.found[0][1]
    return entry.is_name and entry.status != "forbidden"


def _other(source: str, entries: Sequence[Entry], place: _Place) -> Finding:
    spelling, entry = place.found[0]
    kind = "forbidden" if entry.status == "forbidden" else "another spelling"
    message = f"“{source}” is rendered “{spelling}” here ({kind} in the glossary)"
    suggestion = _approved(entries)
    target = place.pair.target[0]
    return finding_in("term", target, spelling, message, suggestion=suggestion, score=0.75)


def _missing(
    source: str, entries: Sequence[Entry], place: _Place, instead: Entry | None
) -> Finding:
    approved = _approved(entries)
    target = place.pair.target[0]
    if instead is None:
        message = f"“{source}” without its rendering “{approved}”"
        return finding_in("term", target, "", message, suggestion=approved, score=0.35)
    quote = instead.target
    message = f"“{source}” seems to be rendered “{quote}”, which stands for “{instead.source}”"
    return finding_in("term", target, quote, message, suggestion=approved, score=0.4)


class _Others:
    """Finds the rendering of another term where that term is not in the original."""

    def __init__(self, context: Context) -> None:
        self._entries = [e for e in context.glossary if e.status == "approved" and e.kind in _FIXED]
        self._sources = Lookup([e.source for e in self._entries], context.work.source.lang)
        self._targets = Lookup([e.target for e in self._entries], context.work.target.lang)

    def instead(self, entries: Sequence[Entry], pair: Pair) -> Entry | None:
        """Give a term of the same kind whose rendering stands there though it does not."""
        here = {self._entries[p].source for p in self._sources.found(pair.source_text)}
        kinds = {entry.kind for entry in entries}
        return next(
            (
                other
                for other in (
                    self._entries[p] for p in sorted(self._targets.found(pair.target_text))
                )
                if other.kind in kinds and other.source not in here
            ),
            None,
        )


def _without(places: Sequence[_Place], usage: int) -> Iterator[_Place]:
    """Give the links that lack the rendering which at least some others have."""
    following = sum(place.follows for place in places)
    lacking = [place for place in places if not place.found and not place.is_other]
    if following < usage or following < usage / _FEWEST * _USUALLY * len(lacking):
        return
    said = {place.position for place in places}
    for place in lacking:
        near = range(place.position - _TAKEN_UP, place.position)
        if not said.intersection(near):
            yield place


def _is_spelt_otherwise(entries: Sequence[Entry], pair: Pair) -> bool:
    """Say whether a name stands there in another spelling, which the check of names tells."""
    text = _letters(pair.target_text)
    return any(
        entry.is_name and partial_ratio(_letters(entry.target), text) >= _NEAR for entry in entries
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))


def _approved(entries: Sequence[Entry]) -> str:
    return next((e.target for e in entries if e.status == "approved"), entries[0].target)


def _spellings(entry: Entry) -> list[str]:
    return [entry.target, *entry.variants] if entry.is_name else [entry.target]


def _stands_in(variant: str, pair: Pair) -> bool:
    """Say whether a variant stands to the letter in running text; titles cited keep theirs."""
    in_body = pair.target[0].part is Part.BODY
    return in_body and bool(re.search(rf"\b{re.escape(variant)}\b", pair.target_text))


def _longest(positions: Collection[int], sources: list[str]) -> set[int]:
    """Leave out terms that stand there only as part of a longer one."""
    return {p for p in positions if not any(p != q and sources[p] in sources[q] for q in positions)}
