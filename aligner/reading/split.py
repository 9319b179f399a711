"""Running text into sentences: own rules for German and Turkish, sentencex for the rest.

The rules look at every full stop, question and exclamation mark and ask what stands before
it (an abbreviation, an initial, a number) and after it. A bracket is never broken; a
quotation only where it holds whole sentences of its own.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from aligner.casing import lower
from aligner.languages import Language
from aligner.reading import citation

_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<closers>[)\]”“\"»«’'‘]*)(?P<gap>\s+|(?=[-–—]\s))")
_TOKEN = re.compile(r"[^\s(\[„“\"»«‘’']+$")
_NO_VOWELS = re.compile(r"[^\W\d_aeiouyäöüıâîûAEIOUYÄÖÜİ]{2,}")
_TWO_LETTERS = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]")
_COUNTS = re.compile(r"\d|[IVXLCDM]+\b")
_ROMAN = re.compile(r"[IVXLCDM]+")
_OPENING = "([„“\"«»‘'"
_AHEAD = 300  # characters that are looked at behind a stop
_LEFT_OUT = re.compile(r"(?:[,;:]|\(\w{1,3}\)) (?:…|\.\.\.)$")  # a gap in a quotation
_GAP = 12
_LONGEST_ENCLOSURE = 1500
_LONGEST_MONTH = 31  # days
_LONGEST_AND = 3  # "41, 53 u. 60", "12 ve 15"


def split_sentences(
    text: str, lang: Language, breaks: Sequence[int] = (), *, cites: bool = False
) -> list[tuple[int, int]]:
    """Find the sentences of a running text.

    Args:
        text: Clean text: single spaces, no markers.
        lang: Its language.
        breaks: Offsets where a paragraph may begin; one counts as a sentence's end only where
            the sentence before it has ended by its punctuation (a guessed paragraph must never
            cut a sentence).
        cites: Whether it is a note, in which citations are to be expected.

    Returns:
        Start and end of every sentence, in order; together they cover all but white space.
    """
    if not text.strip():
        return []
    cuts = _own_cuts(text, lang, breaks, cites=cites) if lang.known else _other_cuts(text, lang)
    bounds = [0, *cuts, len(text)]
    spans = []
    for start, end in pairwise(bounds):
        stripped = text[start:end].strip()
        if stripped:
            first = text.index(stripped[0], start)
            spans.append((first, first + len(stripped)))
    return spans


def _other_cuts(text: str, lang: Language) -> list[int]:
    """Cut where sentencex does."""
    import sentencex  # noqa: PLC0415 - only texts in other languages need it

    boundaries = sentencex.get_sentence_boundaries(lang.code, text)
    return [boundary["start_index"] for boundary in boundaries][1:]


def _own_cuts(text: str, lang: Language, breaks: Sequence[int], *, cites: bool) -> list[int]:
    enclosed, opened = _enclosures(text)
    paragraphs = set(breaks)
    cuts = []
    for found in _STOP.finditer(text):
        last, after = found.end("closers") - 1, found.end()
        if after >= len(text):
            break
        bracket = text[last] in ")]"
        if enclosed[last] or (bracket and not _begins_sentence(text, opened[last])):
            continue
        signed = bracket and text[found.start() - 1].isalpha()  # "(Ç. N.)" ends what it signs
        if after in paragraphs or (signed and text[after : after + 1].isupper()):
            cuts.append(after)
        elif _ends_sentence(text, found, lang):
            begun = cuts[-1] if cuts else 0
            if not (cites and _citation_goes_on(text, begun, found, lang)):
                cuts.append(after)
    return cuts


def _citation_goes_on(text: str, begun: int, found: re.Match[str], lang: Language) -> bool:
    before = text[begun : found.end("closers")]
    token = _TOKEN.search(text[max(0, found.start() - 40) : found.start()])
    following = text[found.end() : found.end() + _AHEAD].lstrip()
    return citation.goes_on(before, token[0] if token else "", following, lang)


def _begins_sentence(text: str, at: int) -> bool:
    """Say whether what stands at an offset is the first of a sentence."""
    return at == 0 or bool(re.search(r"[.!?…:][)\]”“\"»«’']*\s$", text[max(0, at - 8) : at]))


def _ends_sentence(text: str, found: re.Match[str], lang: Language) -> bool:
    following = text[found.end() : found.end() + _AHEAD]
    first = following.lstrip("-–— " + _OPENING)[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if _ends_a_day(text, found.start()) and _month_follows(following, lang):
        return False
    if found["mark"] != ".":
        return not _LEFT_OUT.search(text[: found.end("mark")][-_GAP:])
    before = _TOKEN.search(text[max(0, found.start() - 40) : found.start()])
    token = before[0] if before else ""
    if closing := _closing(text, found.start(), lang.closing_abbreviations):
        counts = "." in closing and following[:1].isdigit()  # "M.S. 989", "a. a. O. 15"
        return not counts and not _continues_citation(following, lang)
    if token[:1].isdigit() or _ROMAN.fullmatch(token):
        return _numeral_ends(text, found, token, following, lang)
    return not (
        _is_initial(text, found.start(), token)
        or (following[:1].isdigit() and token in _short_months(lang))
        or (_is_abbreviation(token, lang) and not _is_word(token, following, lang))
    )


def _ends_a_day(text: str, end: int) -> bool:
    """Say whether a number before an offset may be the day of a month."""
    number = re.search(r"\d+$", text[max(0, end - 5) : end])
    return number is not None and int(number[0]) <= _LONGEST_MONTH


def _is_word(token: str, following: str, lang: Language) -> bool:
    """Say whether an abbreviation is a word here, for no number follows (ihrer Art. Karl kam)."""
    return token in lang.words_and_abbreviations and not _COUNTS.match(following)


def _numeral_ends(
    text: str, found: re.Match[str], token: str, following: str, lang: Language
) -> bool:
    """Judge a full stop after a number, in figures or Roman, which may also be an initial."""
    end = found.start()
    if not text[: end - len(token)].strip():
        return False  # a number that counts paragraphs
    if _opens_clause(following, lang) and (token.isdigit() or not _ends_initials(text, end, token)):
        return True
    if _is_initial(text, end, token):
        return False
    return bool(found["closers"]) or _number_ends(text, end, token, lang)


def _opens_clause(following: str, lang: Language) -> bool:
    """Say whether a small word follows with a capital, which it has only in a new sentence."""
    word = re.match(r"[^\W\d_]+(?=[ ,])", following)
    return (
        word is not None and len(word[0]) > 1 and lower(word[0], lang.code) in lang.function_words
    )


def _is_initial(text: str, end: int, token: str) -> bool:
    """Say whether a token is a letter of a name: "M." after "S.", "Ja." after "N."."""
    if len(token) == 1:
        return token.isupper() and (
            not re.match("[IVX]", token) or _ends_initials(text, end, token)
        )
    return bool(_TWO_LETTERS.fullmatch(token)) and _ends_initials(text, end, token)


def _ends_initials(text: str, end: int, token: str) -> bool:
    """Say whether an initial stands right before the token that ends at `end`."""
    before = re.search(r"(?<!\w)(\w)\. ?$", text[max(0, end - len(token) - 4) : end - len(token)])
    return before is not None and before[1].isupper()


def _is_abbreviation(token: str, lang: Language) -> bool:
    """Say whether a word is an abbreviation: a single letter, one listed, one without vowels."""
    last = re.split(r"[.\-–/]", token)[-1]
    if not last.isupper() and _NO_VOWELS.fullmatch(last):
        return True
    return (len(last) == 1 and last.isalpha()) or last in lang.abbreviations


def _closing(text: str, end: int, abbreviations: frozenset[str]) -> str:
    """Give the longest of the abbreviations that the text before `end` ends in, or "".

    It must be a word of its own; a single letter ("S. 5 f.") must follow a number.
    """
    found = ""
    for abbreviation in abbreviations:
        start = end - len(abbreviation)
        if len(abbreviation) > len(found) and text.endswith(abbreviation, 0, end):
            before = text[max(0, start - 2) : start]
            alone = not before[-1:].isalnum()
            if alone and (len(abbreviation) > 1 or before.strip()[-1:].isdigit()):
                found = abbreviation
    return found


def _continues_citation(following: str, lang: Language) -> bool:
    """Say whether what follows carries a citation on: "S. 5", "II, S. 198", "Nr. 3"."""
    word = re.match(r"[\w]+", following)
    if not word:
        return False
    rest = following[word.end() : word.end() + 1]
    roman = _ROMAN.fullmatch(word[0]) and word[0] not in "CDLM"
    return bool(roman) or (word[0] in lang.citing_words and rest in ".:")


def _number_ends(text: str, end: int, token: str, lang: Language) -> bool:
    """Judge a full stop after a number: an ordinal goes on, a year or a page may end."""
    before = re.findall(r"[^\s.:]+", text[max(0, end - 60) : end - len(token)])
    if before and before[-1].lstrip(_OPENING) in lang.citing_words:
        return True
    if before and before[-1] in lang.ordinal_words:
        return False
    if _ROMAN.fullmatch(token):
        return False
    digits = re.split(r"[-–/,.]", token)[-1]
    return len(digits) >= 3 or "/" in token or _cites_list(before, lang)


def _cites_list(before: Sequence[str], lang: Language) -> bool:
    """Say whether the number is the last of several pages: "S. 79, 89, 191", "s. 45, 55"."""
    for word in reversed(before):
        if word in lang.citing_words:
            return True
        number = word.rstrip(",;").replace("–", "").replace("-", "")
        if not number.isdigit() and not (number.islower() and len(number) <= _LONGEST_AND):
            return False
    return False


def _short_months(lang: Language) -> set[str]:
    spellings = [months.split("|") for months in lang.months]
    return {short for longest, *others in spellings for short in others if len(short) < 5}


def _month_follows(following: str, lang: Language) -> bool:
    """Say whether a month follows, perhaps behind the day of another calendar: "(22.) März"."""
    word = re.match(r"(?:\([^)]{1,12}\)\s*)?([^\W\d_]+)", following)
    return word is not None and any(word[1] in months.split("|") for months in lang.months)


def _enclosures(text: str) -> tuple[list[bool], dict[int, int]]:
    """Tell what stands inside brackets or a quotation.

    An opening sign without a partner in reach encloses nothing. A quotation that holds several
    whole sentences is not an enclosure, so that long quotations are split.

    Returns:
        For every character whether it is enclosed (a closing sign is not), and for every
        closing sign the place of its opening one, 0 where it has none.
    """
    inside = [False] * len(text)
    opened: dict[int, int] = defaultdict(int)
    for opening, closing in _pairs_in(text):
        for start, end in _matched(text, opening, closing):
            opened[end] = start
            if not _holds_sentences(text, start, end):
                inside[start:end] = [True] * (end - start)
    return inside, opened


def _pairs_in(text: str) -> list[tuple[str, str]]:
    """Choose the quotation marks this text pairs: “ closes German ones and opens others."""
    pairs = [("(", ")"), ("[", "]"), ("„", "“"), ("“", "”")]
    if "„" in text:
        pairs.remove(("“", "”"))
    inward = text.find("»") < text.find("«")
    return [*pairs, ("»", "«") if inward else ("«", "»")]


def _matched(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Find pairs, opening sign and closing one; unpaired or distant signs are skipped."""
    pairs = []
    stack: list[int] = []
    for found in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if found[0] == opening:
            stack.append(found.start())
        elif stack and found.start() - (start := stack.pop()) <= _LONGEST_ENCLOSURE:
            pairs.append((start, found.start()))
    return pairs


def _holds_sentences(text: str, start: int, end: int) -> bool:
    """Say whether a quotation holds more than one sentence, the last one to its end.

    Brackets do only where they begin as a sentence of their own.
    """
    if text[start] in "([" and not _begins_sentence(text, start):
        return False
    if re.match(r"\s*[^\W\d_A-ZÄÖÜÇĞİŞ]", text[end + 1 : end + 4]):
        return False
    inner = re.search(r"(\w{3,}[.…]|\w[!?])\s+[^\W\d_a-zäöüçğış]", text[start:end])
    ends = re.search(r"[.!?…][’'”“\"»«)]*$", text[start:end])
    return bool(inner and (ends or (text[start] not in "([" and _begins_sentence(text, start))))
