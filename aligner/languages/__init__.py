"""What the tool knows of a language: abbreviations, months, how notes and addenda are named.

The knowledge stands in one TOML file a language beside this module; a language without a
file is read by general rules.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from aligner.casing import lower
from aligner.errors import AlignerError

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_CLAUSE = re.compile(r"[^,;:()“”„\"]+")
_ENOUGH = 2000  # words that show which language a text is in


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Facts of one language; the TOML files say what each list is for.

    There is one of each code, so that what is made from it can be kept by it.

    Args:
        code: BCP 47 code.
        name: English name, for messages.
        known: Whether there is a file for it, so that its own splitting rules apply.
        abbreviations: Words that a full stop follows without ending the sentence.
        closing_abbreviations: Abbreviations that often stand at the end of a sentence.
        ordinal_words: Words after which a number with a full stop is an ordinal.
        words_and_abbreviations: Abbreviations that are words as well where no number follows.
        citing_words: Words before the number of a page, volume or issue.
        months: The months in order; a month's spellings are separated by "|".
        month_endings: Pattern for endings that a month takes without an apostrophe.
        night_before: Pattern for a night by the day it ends with; its group is that day.
        suspended: Words that may follow a hyphen that stands for a left-out word part.
        joining: Words between two things said together, as "and".
        addendum: Pattern for the first words of an addendum; its group is the note's number.
        translator_note: Pattern by which translators sign their own notes.
        finite_endings: Endings of the verbs that close a sentence, where verbs do.
        numerals: The numbers from nought to twenty in words; spellings are separated by "|".
        tens: Thirty, forty, … ninety in words.
        compound_numeral: How tens and units are joined, with {ten} and {unit} in it.
        numeral_endings: What may follow a numeral in words, as in an ordinal.
        decade_endings: What makes the years from a ten to the next of it ("zwanziger").
        counted_in_tens: How words begin before which a number is of tens or dozens.
        not_numerals: Words that look like an inflected numeral.
        hundred: The word for 100, with which its multiples are made.
        thousand: The word for 1000.
        multipliers: Words that multiply the number before them, and by how much.
        directions: Patterns for words of the north, the east, the south and the west.
        reduplications: Words that may stand twice in a row.
        longest_reduplication: Letters of words that may stand twice for emphasis; 0 for none.
        never_doubled: Pattern for endings of inflected words, which are not repeated.
        repeated: Pattern for endings of words that are repeated for emphasis, however long.
        papers: Pattern for how words begin that call the title before them a paper.
        cross_reference: Pattern for a reference to another note of the same text; its groups
            are the number or numbers.
        citing_forms: Abbreviations of citations that mean the same, separated by "|".
        note_words: Small words that notes are made with ("vgl.", "siehe") and titles are not.
        word_endings: Endings by which a word is known to be of this language and no name.
        longest_ending: Letters an inflected form may have more than its citation form; 0 where
            there is no saying, as with Turkish suffixes.
        noun_endings: The endings of nouns, where there are few of them.
        endings: Pattern for what may follow a noun; in some languages many suffixes in a row.
        softened: Consonants at the end of a word as they stand before a suffix, and else.
        may_lack: Letters at the end of a citation form that an inflected form may lack.
        nouns_have_capitals: Whether common nouns are written with capitals.
        function_words: Frequent small words, to tell languages apart.
        homographs: Words of this language that are written as small words of another.
        ocr: The name under which tesseract recognises the language.
    """

    code: str
    name: str
    known: bool = False
    abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    ordinal_words: frozenset[str] = frozenset()
    words_and_abbreviations: frozenset[str] = frozenset()
    citing_words: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    month_endings: str = ""
    night_before: str = ""
    suspended: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    addendum: str = ""
    translator_note: str = ""
    finite_endings: tuple[str, ...] = ()
    numerals: tuple[str, ...] = ()
    tens: tuple[str, ...] = ()
    compound_numeral: str = ""
    numeral_endings: tuple[str, ...] = ()
    decade_endings: tuple[str, ...] = ()
    counted_in_tens: tuple[str, ...] = ()
    not_numerals: tuple[str, ...] = ()
    hundred: str = ""
    thousand: str = ""
    multipliers: tuple[tuple[str, int], ...] = ()
    directions: tuple[str, ...] = ()
    reduplications: frozenset[str] = frozenset()
    longest_reduplication: int = 0
    never_doubled: str = ""
    repeated: str = ""
    papers: str = ""
    cross_reference: str = ""
    citing_forms: tuple[str, ...] = ()
    note_words: frozenset[str] = frozenset()
    word_endings: tuple[str, ...] = ()
    longest_ending: int = 0
    noun_endings: tuple[str, ...] = ()
    endings: str = ""
    softened: tuple[tuple[str, str], ...] = ()
    may_lack: str = ""
    nouns_have_capitals: bool = False
    function_words: frozenset[str] = frozenset()
    homographs: frozenset[str] = frozenset()
    ocr: str = ""

    @property
    def month_names(self) -> tuple[str, ...]:
        """All spellings of the months."""
        return tuple(form for forms in self.months for form in forms.split("|"))


def checked_code(code: str) -> str:
    """Give a language code as BCP 47 writes it; an underscore counts as a hyphen.

    >>> checked_code("de_at"), checked_code("TR")
    ('de-AT', 'tr')

    Raises:
        AlignerError: It is none, or not the one the tool knows the language by.
    """
    base, *rest = code.replace("_", "-").split("-")
    for known in _codes():
        if base.lower() in _facts(known).get("also_called", []):
            raise AlignerError(f'"{code}" is no language code the tool takes; say {known}')
    if not _CODE.fullmatch("-".join([base, *rest])):
        raise AlignerError(f'"{code}" is no language code such as de, tr or de-AT')
    regions = [part.upper() if len(part) == 2 else part for part in rest]
    return "-".join([base.lower(), *regions])


@cache
def language(code: str) -> Language:
    """Give what is known of a language; little, but never an error, for one without a file."""
    base = code.split("-", maxsplit=1)[0].lower()
    if base not in _codes():
        return Language(code, code)
    facts = _facts(base)
    kinds = {field.name: field.default for field in fields(Language)}
    values = {name: _frozen(facts[name], kinds[name]) for name in facts.keys() & kinds.keys()}
    return Language(code, known="abbreviations" in facts, **values)


def _frozen(value: Any, default: object) -> Any:  # noqa: ANN401 - a fact may be anything TOML holds
    """Give a fact as its field has it: lists as sets or tuples, tables as pairs."""
    if isinstance(default, frozenset):
        return frozenset(value)
    if isinstance(default, tuple):
        return tuple(value.items() if isinstance(value, dict) else value)
    return value


def is_foreign(clause: str, lang: str) -> bool:
    """Say whether a few words are in another language than the text they stand in.

    One small word that only another language has is enough: cited titles are short.
    """
    words = {word.strip(".,;:()“”„\"’'") for word in clause.split()}
    own = language(lang).function_words | language(lang).homographs
    return any(
        words & (language(code).function_words - own)
        for code in _codes()
        if code != lang.split("-", maxsplit=1)[0].lower()
    )


def foreign_spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Find the clauses of a text that are cited in another language: start and end of each."""
    return [found.span() for found in _CLAUSE.finditer(text) if is_foreign(found[0], lang)]


@cache
def _facts(code: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))


@cache
def _codes() -> tuple[str, ...]:
    """List the languages that have a file."""
    names = (file.name for file in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def guess_language(text: str) -> str | None:
    """Guess which of the languages that have a file a text is in; None where it is unclear.

    Counts function words, which differ even between near languages; a text of fewer than
    40 words, or one where no language is well ahead, is unclear.
    """
    words = text.split(maxsplit=_ENOUGH)[:_ENOUGH]
    if len(words) < 40:
        return None
    counts = Counter(words)
    shares = []
    for code in _codes():
        known = language(code).function_words
        met = sum(count for word, count in counts.items() if lower(word, code) in known)
        shares.append((met / len(words), code))
    (best, code), (second, _) = sorted(shares, reverse=True)[:2]
    return code if best > 0.05 and best > 1.5 * second else None
