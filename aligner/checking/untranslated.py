"""Words and passages of the original that were left standing in the translation."""

import re
from collections.abc import Collection, Iterator, Sequence

from aligner.casing import is_turkic, lower
from aligner.checking.beside_numbers import kept_beside_numbers
from aligner.checking.context import Context, Pair, finding_in, sentence_with
from aligner.checking.letters import looks_like
from aligner.model import Finding, Part

CHECK = "untranslated"
_WORD = re.compile(r"[^\W\d_]{5,}")
_OF_A_NAME = re.compile(r"[^\W\d_]-([^\W\d_]{5,})")  # Bergwerks-Gesellschaft
_ABBREVIATION = re.compile(r"(?<![\w.])([^\W\d_]{2,})\.")
_QUOTED = re.compile(r"[(\[“„«\"][^)\]”“»\"]*[)\]”“»\"]")
_ANY_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[^,;:()“”„«»\"]+")
_OPENING = re.compile(r"\W*([^\W\d_]+)")
_STRETCH = re.compile(r"[^.,;:()“”„«»\"]+")
_PART = re.compile(r"[^;]+")
_NOT_TURKISH = re.compile(r"[wäß]|ck|sch")
_ARTICLE = r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine?[mnrs]?)"
_SHORTEST_STEM = 3  # letters before an ending that tells: Jung and Young are names
_LONG_RUN = 4  # words in a row that no chance leaves on both sides
_UNLIKE = 1.1  # nats a letter by which a word looks more like the original's language
_PARTICLES = frozenset(("von", "der", "dem", "den", "zu", "zum"))
_SHORTEST_QUOTED = 3  # words
_SMALL_WORDS = 2  # small words of the original's language that make a run a passage of it


def left_in_the_original(context: Context) -> Iterator[Finding]:
    """Find what stands unchanged on both sides and is no name, title or quotation.

    In the body a word is taken for one of the original's language by its ending or, where it
    is written small on both sides, by its letters: loanwords look like either language.
    Everywhere a run of words is taken for a passage where small words of the original's language
    stand in it. What stands in brackets or quotation marks may be foreign on purpose; in notes so
    may whatever looks like a title.
    """
    source, target = context.source_lang, context.target_lang
    small = (source.function_words | source.note_words) - target.function_words
    known = target.abbreviations | target.closing_abbreviations
    foreign = source.abbreviations - known
    closing = source.closing_abbreviations - known
    for pair in context.pairs():
        if not pair.is_complete:
            continue
        common = set(_ANY_WORD.findall(pair.source_text)).intersection(
            _ANY_WORD.findall(pair.target_text)
        )
        may_be_copied = any(lower(word, source.code) in small for word in common)
        passages = list(_passages(pair, small, context)) if may_be_copied else []
        passages += _quoted_passages(pair, small, context) if may_be_copied else []
        yield from passages
        copied = " ".join(passage.quote for passage in passages)
        yield from _words_of_notes(pair, common, context, copied)
        yield from _closing_abbreviations(pair, closing)
        if pair.target[0].part is Part.BODY:
            yield from _abbreviations(pair, foreign, copied)
            yield from _words(pair, context, copied)
    for pair, word, quote in kept_beside_numbers(context):
        sentence = sentence_with(pair.target, quote)
        message = f"“{word}” stands here as in the original, elsewhere it does not"
        yield finding_in(CHECK, sentence, quote, message, score=0.6)


def _words(pair: Pair, context: Context, copied: str) -> Iterator[Finding]:
    own = set(_WORD.findall(pair.source_text)).intersection(_WORD.findall(pair.target_text))
    own -= set(_OF_A_NAME.findall(pair.target_text))
    if not own:
        return
    for word in dict.fromkeys(_WORD.findall(_QUOTED.sub(" ", pair.target_text))):
        if word in own and word not in copied and _is_of_original(word, pair, context):
            message = f"“{word}” stands here as in the original"
            yield finding_in(CHECK, sentence_with(pair.target, word), word, message, score=0.7)


def _is_of_original(word: str, pair: Pair, context: Context) -> bool:
    """Say whether a word is one of the original's language that the translation's has not.

    A capital one may be a name, and must stand in the original as nouns do: behind an article.
    """
    lang = context.source_lang
    if word[_SHORTEST_STEM:].endswith(lang.word_endings):
        return True
    if word.islower():
        known = word in lang.function_words - context.target_lang.function_words
        if known or (is_turkic(context.target_lang.code) and _NOT_TURKISH.search(word)):
            return True
    elif not lang.nouns_have_capitals or not re.search(rf"{_ARTICLE} {word}\b", pair.source_text):
        return False
    ours, theirs = context.letters()
    return looks_like(word, ours, theirs) >= _UNLIKE


def _passages(pair: Pair, small: frozenset[str], context: Context) -> Iterator[Finding]:
    """Find runs of words copied from the original, in clauses that are no titles."""
    source = context.source_lang
    originals = f" {' '.join(_ANY_WORD.findall(pair.source_text))} "
    in_body = pair.target[0].part is Part.BODY
    # a title of which a word is quoted is one all the same: Der „Radikalismus“ der Jugend
    unquoted = _QUOTED.sub(" ; " if in_body else " ", pair.target_text)
    end, in_title = 0, False
    for part in (_PART if in_body else _CLAUSE).finditer(unquoted):
        clause, goes_on = part[0], in_title and unquoted[end : part.start()] == ","
        end = part.end()
        in_title = not in_body and (goes_on or _is_title(clause, source.note_words))
        if in_title:
            continue
        for run in _runs(_ANY_WORD.findall(clause), originals):
            if not in_body and _is_title(" ".join(run), source.note_words):
                continue
            met = [word for word in run if lower(word, source.code) in small]
            if len(met) >= _SMALL_WORDS and not _is_name_with_particles(run, met):
                quote = _as_written(run, clause)
                message = f"{len(run)} words in a row stand here as in the original"
                sentence = sentence_with(pair.target, quote)
                yield finding_in(CHECK, sentence, quote, message, score=0.85)


def _is_name_with_particles(run: Sequence[str], small: Sequence[str]) -> bool:
    """Say whether words are a name with particles in it (Colmar von der Goltz)."""
    others = (word for word in run if word not in small)
    return _PARTICLES.issuperset(small) and all(word[0].isupper() for word in others)


def _quoted_passages(pair: Pair, small: frozenset[str], context: Context) -> Iterator[Finding]:
    """Find quotations copied whole that are no titles, for they begin with a small letter."""
    originals = f" {' '.join(_ANY_WORD.findall(pair.source_text))} "
    for quoted in _QUOTED.findall(pair.target_text):
        words = _ANY_WORD.findall(quoted)
        if (
            len(words) >= _SHORTEST_QUOTED
            and words[0].islower()
            and quoted[1].isalpha()
            and f" {' '.join(words)} " in originals
            and any(lower(word, context.source_lang.code) in small for word in words)
        ):
            message = f"{len(words)} words in a row stand here as in the original"
            sentence = sentence_with(pair.target, quoted)
            yield finding_in(CHECK, sentence, quoted[1:-1], message, score=0.7)


def _words_of_notes(
    pair: Pair, common: set[str], context: Context, copied: str
) -> Iterator[Finding]:
    """Find words of the original's language with which a clause of a note begins (vgl., ferner)."""
    own = context.source_lang.note_words - context.target_lang.function_words
    words = {word for word in common if word.lower() in own}
    for clause in _STRETCH.finditer(_QUOTED.sub(" ; ", pair.target_text)) if words else ():
        found = _OPENING.match(clause[0])
        if found and found[1] in words and found[1] not in copied.split():
            message = f"“{found[1]}” stands here as in the original"
            sentence = sentence_with(pair.target, found[1])
            yield finding_in(CHECK, sentence, found[1], message, score=0.7)


def _closing_abbreviations(pair: Pair, foreign: Collection[str]) -> Iterator[Finding]:
    """Find abbreviations of several letters that only the original's language has (a. a. O.)."""
    for short in foreign if ". " in pair.target_text else ():
        quote = f"{short}."
        if " " in short and quote in pair.target_text and quote in pair.source_text:
            sentence = sentence_with(pair.target, quote)
            message = f"“{quote}” is an abbreviation of the original's language"
            yield finding_in(CHECK, sentence, quote, message, score=0.7)


def _runs(words: Sequence[str], originals: str) -> Iterator[Sequence[str]]:
    """Give the longest runs of words that stand in a row in the original, too."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and f" {' '.join(words[start : end + 1])} " in originals:
            end += 1
        if end - start >= _LONG_RUN:
            yield words[start:end]
        start = max(end, start + 1)


def _is_title(clause: str, note_words: frozenset[str]) -> bool:
    """Say whether a clause of a note may be a title: a capital first, no word notes are made of."""
    words = _ANY_WORD.findall(clause)
    return bool(words) and words[0][0].isupper() and not note_words & {w.lower() for w in words}


def _as_written(run: Sequence[str], clause: str) -> str:
    pattern = r"\W+".join(re.escape(word) for word in run)
    found = re.search(pattern, clause)
    return found[0] if found else " ".join(run)


def _abbreviations(pair: Pair, foreign: frozenset[str], copied: str) -> Iterator[Finding]:
    """Find small abbreviations that only the original's language has."""
    for word in _ABBREVIATION.findall(_QUOTED.sub(" ", pair.target_text)):
        if word.islower() and word in foreign and word not in copied.split():
            sentence = sentence_with(pair.target, f"{word}.")
            message = f"“{word}.” is an abbreviation of the original's language"
            yield finding_in(CHECK, sentence, f"{word}.", message, score=0.7)
