"""Candidates for the glossary from the links: names that sound alike on both sides, and terms.

Names are paired by the likeness of their folded spellings, those that sound otherwise
(Konstantinopel, İstanbul) and terms by how surely they stand in the same links.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from rapidfuzz.fuzz import ratio

from aligner.casing import lower
from aligner.glossaries.association import log_likelihood
from aligner.glossaries.names import fold_name
from aligner.glossaries.occurrences import Occurrence, find_names
from aligner.glossaries.terms import Encode, Term, find_terms
from aligner.glossaries.uninflected import uninflected
from aligner.languages import Language
from aligner.model import Entry, Side, Work

_ALIKE = 75.0  # of 100: folded forms this near are taken for one name
_SHORTEST = 3
_STEM = 6  # letters that tell a word whatever its ending
_LEAST_LIKELIHOOD = 10.0  # for names that do not sound alike; chi square of p = .0016
_LEAST_TOGETHER = 3


Names = dict[int, list[Occurrence]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A pair an editor may take into the glossary.

    Args:
        source: Form in the original.
        target: Form in the translation.
        kind: "name" or "term".
        score: How sure, 0 to 1.
        links: Positions of the links it was seen in, from 0.
    """

    source: str
    target: str
    kind: str
    score: float
    links: tuple[int, ...]


def suggest_entries(
    work: Work,
    glossary: Sequence[Entry],
    langs: tuple[Language, Language],
    encode: Encode | None = None,
) -> list[Suggestion]:
    """Propose names and terms that are not in the glossary, the surest first.

    Args:
        work: A work with links.
        glossary: What is decided already, forbidden renderings included.
        langs: Languages of the original and of the translation.
        encode: Turns texts into unit vectors, one a row; without it terms go by counts alone.
    """
    decided = {spelling for entry in glossary for spelling in _decided(entry)}
    running, capital = _by_link(work, Side.SOURCE)
    target, openings = _by_link(work, Side.TARGET)
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in sorted(capital):
        for pair in _pairs(capital[number], openings.get(number, [])):
            seen[pair].append(number)
    found = [
        Suggestion(*pair, "name", _score(*pair, len(seen[pair])), tuple(seen[pair]))
        for pair in _usual_renderings(seen)
    ]
    taken = tuple({word for pair in seen for word in pair[side].split()} for side in (0, 1))
    found += _unlike_names((running, target), taken)
    words = {word for s in found for word in s.source.split()}
    names = {o.form for occurrences in target.values() for o in occurrences}
    text = lower("\n".join(s.text for s in work.target.sentences), work.target.lang)
    for term in find_terms(work, langs, words, encode):
        rendering = uninflected(term.target, text, work.target.lang)
        kind = _kind(term, names)
        found.append(Suggestion(term.source, rendering, kind, term.score, term.links))
    fresh = [s for s in found if not decided & {s.source, s.target} and not _is_copied(s, work)]
    return agreeing(sorted(fresh, key=lambda s: (-s.score, s.source, s.target)))


def _is_copied(one: Suggestion, work: Work) -> bool:
    """Say whether the source stands in the translation as it is, so that it renders itself."""
    return one.source != one.target and all(
        any(one.source in s.text for s in work.sentences(work.links[number], Side.TARGET))
        for number in one.links
    )


def agreeing(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Leave out phrases of which a surer suggestion says otherwise.

    A word that has its own rendering must have it in the phrase, and no word of the phrase's
    rendering may stand for another word.

    Args:
        suggestions: The surest first.
    """
    renderings: dict[str, list[str]] = {}
    meanings: dict[str, list[str]] = {}
    kept = []
    for one in suggestions:
        source, target = (
            [word[:_STEM] for word in lower(side, "tr").split()]
            for side in (one.source, one.target)
        )
        if len(source) == 1:
            renderings.setdefault(source[0], target)
            if len(target) == 1 and len(one.links) > 1:
                meanings.setdefault(target[0], source)
        elif not (_have(source, renderings, target) and _have(target, meanings, source)):
            continue
        kept.append(one)
    return kept


def _have(words: Sequence[str], known: dict[str, list[str]], others: Sequence[str]) -> bool:
    """Say whether of what is known to stand for each of some words a part is among others."""
    wanted = (known[word] for word in words if word in known)
    return all(any(o.startswith(w) or w.startswith(o) for o in others for w in ws) for ws in wanted)


def _usual_renderings(seen: dict[tuple[str, str], list[int]]) -> list[tuple[str, str]]:
    """Keep of each name the rendering that stands most often; a stray spelling is none."""
    usual: dict[str, tuple[str, str]] = {}
    for pair in sorted(seen, key=lambda p: (len(seen[p]), _near(*p), p)):
        usual[pair[0]] = pair
    return list(usual.values())


def _kind(term: Term, names: set[str]) -> str:
    """Say whether a pair found by association is a name: the translation writes it as one."""
    return "name" if term.target in names and " " not in term.source else "term"


def _decided(entry: Entry) -> Iterable[str]:
    for expression in (entry.source, entry.target, *entry.variants):
        yield expression
        if entry.is_name:
            yield from expression.split()


def _by_link(work: Work, side: Side) -> tuple[Names, Names]:
    """Give the names of a side by the position of their link, and all its capitalised words.

    Where every noun has a capital, the other side shows which of them are names.
    """
    document = work.document(side)
    link_of = {
        id(document.sentences[position]): number
        for number, link in enumerate(work.links)
        if link.source and link.target
        for position in link.side(side)
    }
    names = find_names(document.sentences, document.lang)

    def by_link(occurrences: Sequence[Occurrence]) -> Names:
        found: dict[int, list[Occurrence]] = defaultdict(list)
        for one in occurrences:
            if id(one.sentence) in link_of and len(one.form) >= _SHORTEST:
                found[link_of[id(one.sentence)]].append(one)
        return found

    others = names.capital if side is Side.SOURCE else (*names.running, *names.opening)
    known = {id(one) for one in others}
    sounding = (*others, *(one for one in names.authors if id(one) not in known))
    return by_link(names.running), by_link(sounding)


def _pairs(source: list[Occurrence], target: list[Occurrence]) -> Iterator[tuple[str, str]]:
    """Pair the names of a link, each once, the likest first; neighbours on both sides are one."""
    ranked = sorted(
        (
            (-_near(one.form, other.form), i, k)
            for i, one in enumerate(source)
            for k, other in enumerate(target)
            if _near(one.form, other.form) >= _ALIKE
        )
    )
    partner: dict[int, int] = {}
    for _, i, k in ranked:
        if i not in partner and k not in partner.values():
            partner[i] = k
    i = 0
    pairs = []
    while i < len(source):
        run = [i] if i in partner else []
        while run and _goes_on(source, target, run[-1], partner):
            run.append(run[-1] + 1)
        if run:
            forms = [source[n].form for n in run]
            others = [target[partner[n]].form for n in run]
            forms[-1] = _nominative(forms[-1], others[-1])
            pairs.append((" ".join(forms), " ".join(others)))
        i += len(run) or 1
    yield from dict.fromkeys(pairs)


def _goes_on(
    source: list[Occurrence], target: list[Occurrence], i: int, partner: dict[int, int]
) -> bool:
    return (
        i + 1 in partner
        and partner[i + 1] == partner[i] + 1
        and _adjacent(source[i], source[i + 1])
        and _adjacent(target[partner[i]], target[partner[i] + 1])
    )


def _adjacent(one: Occurrence, other: Occurrence) -> bool:
    return one.sentence is other.sentence and other.start == one.start + len(one.form) + 1


def _near(one: str, other: str) -> float:
    folded = fold_name(other, "")
    return max(
        ratio(fold_name(form, ""), folded) for form in {one, _nominative(one, other)}
    ) - 30 * (min(len(one), len(other)) < 4 and one[0] != other[0])


def _nominative(source: str, target: str) -> str:
    """Take a genitive's s off a name where it is then nearer to its rendering."""
    if len(source) < 5 or source[-1] != "s":
        return source
    folded = fold_name(target, "")
    bare = source[:-1]
    return max(source, bare, key=lambda form: ratio(fold_name(form, ""), folded))


def _score(source: str, target: str, links: int) -> float:
    near = 1 - (1 - _near(source, target) / 100) / sqrt(links)
    return round(near * (1 - 0.3 / (links + 1)) * min(1.0, 0.75 + len(source) / 30), 2)


def _unlike_names(names: tuple[Names, Names], taken: tuple[set[str], ...]) -> Iterator[Suggestion]:
    """Pair names that sound otherwise: those that stand together and hardly alone."""
    sides = [
        {n: {o.form for o in found} - without for n, found in by_link.items()}
        for by_link, without in zip(names, taken, strict=True)
    ]
    alone = [Counter(form for forms in side.values() for form in forms) for side in sides]
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, forms in sides[0].items():
        for one in forms:
            for other in sides[1].get(number, ()):
                together[one, other].append(number)
    total = len(set(names[0]) | set(names[1]))

    def likelihood(pair: tuple[str, str]) -> float:
        both = len(together[pair])
        return log_likelihood(both, alone[0][pair[0]], alone[1][pair[1]], total)

    best = _best(together, likelihood)
    for pair, links in sorted(together.items()):
        if len(links) >= _LEAST_TOGETHER and likelihood(pair) >= _LEAST_LIKELIHOOD and pair in best:
            share = 2 * len(links) / (alone[0][pair[0]] + alone[1][pair[1]])
            if share >= 0.6:
                yield Suggestion(*pair, "name", round(0.8 * share, 2), tuple(sorted(links)))


def _best(
    pairs: Iterable[tuple[str, str]], score: Callable[[tuple[str, str]], float]
) -> set[tuple[str, str]]:
    """Give the pairs that are each other's best."""
    forward: dict[str, tuple[str, str]] = {}
    backward: dict[str, tuple[str, str]] = {}
    for pair in sorted(pairs, key=lambda p: (score(p), p)):
        forward[pair[0]] = backward[pair[1]] = pair
    return {pair for pair in forward.values() if backward[pair[1]] == pair}
