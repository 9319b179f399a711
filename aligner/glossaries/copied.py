"""Words of titles that were copied from the original with a slip, and the authors' names."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache

from aligner.casing import lower, without_diacritics
from aligner.glossaries.cited import as_written, letters_apart
from aligner.glossaries.german_names import is_eastern
from aligner.glossaries.likeness import GLIDES
from aligner.glossaries.linked import has_lost_marks
from aligner.glossaries.occurrences import Names, Occurrence
from aligner.glossaries.rendered import ALIKE, nearness
from aligner.glossaries.slips import SCHOLARLY, TURKISH_LETTERS, Slip
from aligner.glossaries.titles import clause_round, is_in_another_language, title_round
from aligner.glossaries.tokens import WORD, WORD_BEFORE
from aligner.glossaries.transliteration import transliteration

_SHORTEST = 5
_SHORTEST_ALONE = 8  # a shorter word counts where the same words stand beside it
_CAPITALS = re.compile(r"[^\W\d_a-zçğışöü][^\W\d_]+(?: [^\W\d_a-zçğışöü][^\W\d_]+){2,}")
_KINDRED = {frozenset(pair) for pair in ("bp", "dt")}  # which Turkish writes either way
_TURNED = 0.3  # of what nothing explains
_CAPITAL_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-zçğıöşü][^\W\d_]*) $")
_CAPITAL_BEHIND = re.compile(r" ([^\W\d_a-zçğıöşü][^\W\d_]*)")
_SMALL_BEHIND = re.compile(r" [^\W\d_A-ZÇĞİÖŞÜ]{4,}")
_OLD_SPELLING = str.maketrans("ě", "e")  # Russian before 1918
_PARTICLE = re.compile(r"(?<!\w)von (?:de[mnr] )?$")
_CASES = ("n", "s")  # of German
_EASTERN = re.compile(r"(?:[oe][vf]|in|ski|ko|[dt]ze|vili)$")
_TURKISH_FOR = str.maketrans("čšžćj", "çşjçy")
_TRANSLITERATED = re.compile(r"(?:[oe]v|in|skij|ko|[dt]ze|vili|ič|jan)$")
_ADJECTIVE = re.compile(r"(?<=sk)ij$")
_TURNED_AUTHORS = 2  # so many show that a text turns them
_TURKISH = frozenset("çğışöü")  # an author with one of these may be spelt anew


def copied_slips(names: Names, original: Callable[[Occurrence], str]) -> Iterator[Slip]:
    """Find words of titles, which are copied, that the original has otherwise by a letter.

    So are their authors, and names of running text that have letters Turkish has not.
    """
    found: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    turns_authors = _turns_authors(names, original)
    for one, is_sure in _copied(names):
        text = original(one)
        if is_sure and turns_authors and _EASTERN.search(one.form):
            continue
        words = _by_first_letter(text) if text else {}
        beside = words.get(_bare(one.form[0]), frozenset())
        if one.form in beside:
            continue
        near = [w for w in beside if _is_slip_apart(w, one.form)]
        if len(near) != 1 or _is_case(one, near[0], text):
            continue
        if _is_miscopied(one, near[0], text, is_sure=is_sure):
            found[one.form, as_written(near[0], one.form)].append(one)
    for (form, right), places in found.items():
        yield Slip({form: places}, right, f"the original has {right}", 0.84)
    if turns_authors:
        yield from _unturned_authors(names)


def _unturned_authors(names: Names) -> Iterator[Slip]:
    """Find authors in a scholar's transliteration, where the text writes them its own way."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for one in names.authors:
        if not SCHOLARLY.isdisjoint(one.form) and _TRANSLITERATED.search(one.form):
            found[one.form].append(one)
    for form, places in found.items():
        right = _ADJECTIVE.sub("i", form).translate(_TURKISH_FOR)
        yield Slip({form: places}, right, "other authors are written as Turkish does", 0.6)


def _copied(names: Names) -> Iterator[tuple[Occurrence, bool]]:
    """Give what is copied, and whether it says enough where other words stand beside it."""
    sure = set()
    for one in names.authors:
        if len(one.form) >= _SHORTEST and not set(one.form) & _TURKISH:
            sure.add(id(one))
            yield one, True
    for one in names.cited:
        if len(one.form) >= _SHORTEST and id(one) not in sure:
            yield one, len(one.form) >= _SHORTEST_ALONE
    for one in names.running:
        if len(one.form) >= _SHORTEST:
            long = len(one.form) >= _SHORTEST_ALONE and not _is_turkish(one.form)
            yield one, long or _is_behind_particle(one)


def _turns_authors(names: Names, original: Callable[[Occurrence], str]) -> bool:
    """Say whether a text writes authors its own way, whom the original transliterates (Çelakof)."""
    turned = {
        one.form
        for one in names.authors
        if SCHOLARLY.isdisjoint(one.form)
        for word in WORD.findall(original(one))
        if not SCHOLARLY.isdisjoint(word) and nearness(one.form, word) >= ALIKE
    }
    return len(turned) >= _TURNED_AUTHORS


def _is_behind_particle(one: Occurrence) -> bool:
    """Say whether a name stands behind "von", as a German's does, who keeps his spelling."""
    return _PARTICLE.search(one.sentence.text, max(0, one.start - 12), one.start) is not None


def _is_turkish(letters: str) -> bool:
    return TURKISH_LETTERS.fullmatch(lower(letters, "tr")) is not None


@lru_cache(maxsize=256)  # a sentence has many names
def _by_first_letter(text: str) -> dict[str, frozenset[str]]:
    """Give the words of a text by their first letter, small and without diacritics."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in WORD.findall(text):
        found[_bare(word[0])].add(word)
    return {letter: frozenset(words) for letter, words in found.items()}


def _is_slip_apart(one: str, other: str) -> bool:
    """Say whether two words differ by one letter, or only in their diacritics."""
    if abs(len(one) - len(other)) > 1:
        return False
    return letters_apart(lower(one, "tr"), lower(other, "tr")) == 1


def _is_miscopied(one: Occurrence, right: str, original: str, *, is_sure: bool) -> bool:
    """Say whether a word is the original's but for a slip, not in the translation's orthography.

    Diacritics may be lost, but none be added, except where the same words stand beside.
    """
    form = one.form
    is_genitive = right == f"{form}s"
    stands_so = is_sure or (
        _is_in_foreign_run(one) and _stands_beside_the_same(one, right, original)
    )
    if is_genitive or not stands_so:
        return False
    if _bare(form) == _bare(right):
        return (
            has_lost_marks(form, right)
            or _has_foreign_mark(one, right, original)
            or _is_accented(form, right)
        )
    if _bare(form).translate(GLIDES) == _bare(right).translate(GLIDES):
        # Turkestanskije for Turkestanskie, but Hâkimiyet for Hakimijet
        return "j" in form and _stands_beside_the_same(one, right, original)
    if set(form) & _TURKISH - set(right) or _is_turned(right, form):
        return False  # Türkistan for Turkestan, Taho-Godi for Tacho-Godi
    if form[-1] == right[-1] or len(form) == len(right):
        return True
    clause = clause_round(one.sentence.text, one.start)  # in a foreign one nothing is inflected
    foreign = is_sure or is_in_another_language(clause, "tr")
    return foreign and _stands_beside_the_same(one, right, original)


def stands_in_a_title(one: Occurrence, original: str, names: Collection[str]) -> bool:
    """Say whether the original has a word so beside the same word, which is no name here (Na Baku).

    Args:
        one: The word.
        original: The linked original text.
        names: The names of the text; one with foreign letters may stand in a title too.
    """
    if one.form not in original:
        return False
    if not is_eastern(one.form) and _is_quoted(one, original):
        return True
    if not _is_turkish(one.form.lower().translate(GLIDES).replace("x", "ks")):
        return True  # Téhéran
    behind = _SMALL_BEHIND.match(one.sentence.text, one.start + len(one.form))
    if behind and re.search(rf"(?<!\w){re.escape(one.form + behind[0])}(?!\w)", original):
        return True  # Kumük tanulmányok
    here = _capitals_beside(one.sentence.text, one.start, one.start + len(one.form))
    here = {word for word in here if word[1:] not in names or not _is_turkish(word[1:])}
    found = re.finditer(rf"(?<!\w){re.escape(one.form)}(?!\w)", original) if here else ()
    there = {w for m in found for w in _capitals_beside(original, m.start(), m.end())}
    return not {_bare(word) for word in here}.isdisjoint(map(_bare, there))


def _is_quoted(one: Occurrence, original: str) -> bool:
    """Say whether the original has a name, or it and the word before it, in quotation marks.

    So the names of ships and papers stand („Bosnia“, „Der Islam“).
    """
    before = WORD_BEFORE.search(one.sentence.text, 0, one.start)
    beginnings = ("", f"{before[1]} ") if before else ("",)
    return any(
        re.search(f"[„“»]{re.escape(start + one.form)}[“”«]", original) for start in beginnings
    )


def _capitals_beside(text: str, start: int, end: int) -> set[str]:
    """Give the words with a capital right before and behind a span, marked which is which."""
    before, behind = _CAPITAL_BEFORE.search(text, 0, start), _CAPITAL_BEHIND.match(text, end)
    found = {f"<{before[1]}"} if before else set()
    return found | {f">{behind[1]}"} if behind else found


def _is_case(one: Occurrence, right: str, original: str) -> bool:
    """Say whether a German word stands in another case than there (Freiherr, dem Freiherrn).

    It does not where the same article or word stands before it.
    """
    longer, shorter = sorted((one.form, right), key=len, reverse=True)
    ending = longer[len(shorter) :]
    is_case = longer.startswith(shorter) and ending in _CASES and shorter[-1] != ending
    return is_case and not _stands_behind_the_same(one, right, original)


def _is_turned(right: str, form: str) -> bool:
    """Say whether a word is the original's as Turkish writes it."""
    pairs = [frozenset((a + b).lower()) for a, b in zip(right, form, strict=False) if a != b]
    if len(right) == len(form) and len(pairs) == 1 and pairs[0] in _KINDRED:
        return True
    found = transliteration(right, form, "tr")
    return found is not None and bool(found.turned) and not found.kept and found.cost < _TURNED


def _is_in_foreign_run(one: Occurrence) -> bool:
    """Say whether a word stands in a title, as one of several with capitals shows by its letters.

    A run of names in Turkish letters may be anyone's name (Mustafa Suphi, for Subhi).
    """
    text = one.sentence.text
    clause = title_round(text, one.start)
    runs = (run[0] for run in _CAPITALS.finditer(clause))
    run = next((run for run in runs if one.form in run), "")
    return is_in_another_language(clause, "tr") or not all(map(_is_turkish, run.split()))


def _is_accented(form: str, right: str) -> bool:
    """Say whether two words differ in a letter that both write with an accent (Probléme)."""
    pairs = [(a, b) for a, b in zip(form, right, strict=False) if a != b]
    marked = (without_diacritics(a) != a and without_diacritics(b) != b for a, b in pairs)
    return bool(pairs) and all(marked)


def _has_foreign_mark(one: Occurrence, right: str, original: str) -> bool:
    """Say whether a word has but a mark too many that Turkish has not, or a dotted İ abroad.

    Turkish titles may well have marks that the original does without (İstiklâl).
    """
    if not has_lost_marks(right, one.form) or not _stands_beside_the_same(one, right, original):
        return False
    form = one.form.translate(_OLD_SPELLING)
    added = "".join(a for a, b in zip(form, right, strict=True) if a != b)
    clause = clause_round(one.sentence.text, one.start)
    return bool(added) and (
        not _is_turkish(added) or (added == "İ" and is_in_another_language(clause, "tr"))
    )


def _stands_behind_the_same(one: Occurrence, right: str, original: str) -> bool:
    here = _beside(one.sentence.text, one.start, len(one.sentence.text))
    return any(
        not here.isdisjoint(_beside(original, found.start(), len(original)))
        for found in re.finditer(rf"(?<!\w){re.escape(right)}(?!\w)", original)
    )


def _stands_beside_the_same(one: Occurrence, right: str, original: str) -> bool:
    """Say whether a word and the original's have the same word before or behind them."""
    here = _beside(one.sentence.text, one.start, one.start + len(one.form))
    return any(
        not here.isdisjoint(_beside(original, found.start(), found.end()))
        for found in re.finditer(rf"(?<!\w){re.escape(right)}(?!\w)", original)
    )


def _beside(text: str, start: int, end: int) -> set[str]:
    """Give the words before and behind a span in small letters, marked which is which."""
    before, after = WORD.findall(text[:start])[-1:], WORD.findall(text[end:])[:1]
    return {f"<{lower(w, 'en')}" for w in before} | {f">{lower(w, 'en')}" for w in after}


@cache
def _bare(word: str) -> str:
    return without_diacritics(lower(word, "tr"))
