"""Printed pages in plain text: where they end, and what of them is furniture.

Furniture is what the printer added to every page: running heads, page numbers, sheet
signatures, rules above notes. The strongest evidence for a page number is its sequence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.casing import fold
from aligner.reading.runs import longest_run

_BARE_NUMBER = re.compile(r"\s*[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?$")
_HEAD_LEFT = re.compile(r"\s*(\d{1,4})(?:\s{2,}|\s*\|\s*)\S.*$")
_HEAD_RIGHT = re.compile(r"\s*\S.*?(?:\s{2,}|\s*\|\s*)(\d{1,4})$")
_SIGNATURE = re.compile(r"\s{2,}(?:\S.*\s{3,})?\d{1,2}\s?\*{0,2}$|\s*\d{1,2}\s?\*{1,2}$")
_STARRED_SIGNATURE = re.compile(r"\s{8,}\d{1,2}\s?\*{1,2}$")
_LABELLED = re.compile(r"\s*[\d⁰¹²³⁴⁵⁶⁷⁸⁹(\[*†]")
_LABEL_NUMBER = re.compile(r"\s*[\[(]?(\d{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})")
SENTENCE_END = re.compile(r"[.!?…][)\]”“\"»’']*\s*$")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RULE = re.compile(r"\s*[_\-‐–—―─━=]{3,}\s*$")
_ORNAMENT = re.compile(r"\s*\*(?:\s+\*)+\s*$")
_BLANK_RULE = re.compile(r"[ \t\u00a0]{20,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the original: where it starts, and its text without the white space at its end."""

    start: int
    text: str
    is_rule: bool = False

    @property
    def is_ornament(self) -> bool:
        """Whether it is a row of stars, which may divide sections as well as notes from text."""
        return bool(_ORNAMENT.match(self.text))

    @property
    def indent(self) -> int:
        """How many characters of white space the line begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on the line (a rule of blanks is not blank)."""
        return not self.text and not self.is_rule


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a printed page, without its furniture."""

    lines: tuple[Line, ...]


def paginate(text: str) -> tuple[list[Page], list[Line]]:
    """Divide a text into pages and set the furniture apart.

    Pages end at form feeds; where there are none, at running heads and page numbers; where
    there are neither, at lines that open a page by a single blank, or where the notes below a
    rule end.

    Returns:
        The pages, and the lines that are furniture (rules stay in the pages: they tell where
        the notes begin).
    """
    if "\f" in text:
        pages = [_lines(text, start, end) for start, end in _between_form_feeds(text)]
        furniture = _starred_signatures([line for page in pages for line in page])
    else:
        lines = _lines(text, 0, len(text))
        furniture = _starred_signatures(lines)
        lines = [line for line in lines if line not in furniture]
        numbers = set(_page_numbers(lines))
        pages = _cut(lines, numbers) if numbers else _cut_at_opening_blanks(lines)
        pages = pages if len(pages) > 1 else _cut_after_notes(lines)
        furniture |= {lines[i] for i in numbers}
    furniture = _at_edges(pages, furniture)
    furniture |= _signatures([[line for line in page if line not in furniture] for page in pages])
    kept = [Page(tuple(line for line in page if line not in furniture)) for page in pages]
    kept = [page for page in kept if any(line.text for line in page.lines)]
    return kept, sorted(furniture, key=lambda line: line.start)


def bare_number(line: Line) -> int | None:
    """Give the number of a line that holds nothing else, else None."""
    found = _BARE_NUMBER.match(line.text)
    return int(found[1]) if found else None


def _between_form_feeds(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for found in re.finditer("\f", text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> list[Line]:
    lines = []
    for found in re.finditer(r"[^\n]*\n?", text[start:end]):
        raw = found[0].rstrip("\n")
        if found[0]:
            rule = any(pattern.match(raw) for pattern in (_RULE, _BLANK_RULE, _ORNAMENT))
            lines.append(Line(start + found.start(), raw.rstrip(), rule))
    return lines


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Find the lines with page numbers in a text without form feeds."""
    numbers = ((_number_at_page_edge(lines, i), i) for i in range(len(lines)))
    longest = longest_run((number, i) for number, i in numbers if number is not None)
    return [i for _, i in longest] if len(longest) > 1 else []


def _number_at_page_edge(lines: Sequence[Line], i: int) -> int | None:
    """Give the number a line would have as head or foot: it stands off from the text above.

    (A number right below a line of text is a marker.)
    """
    line = lines[i]
    if i and not lines[i - 1].is_blank:
        return None
    found = _BARE_NUMBER.match(line.text)
    if not found and (i + 1 == len(lines) or lines[i + 1].is_blank):
        found = _HEAD_LEFT.match(line.text) or _HEAD_RIGHT.match(line.text)
    return int(found[1]) if found else None


def _cut(lines: Sequence[Line], at: set[int]) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    for i, line in enumerate(lines):
        if i in at:
            pages.append([])
        else:
            pages[-1].append(line)
    return pages


def _cut_at_opening_blanks(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut where a double-spaced text goes on after a block of notes with a single blank."""
    pages: list[list[Line]] = [[]]
    printed = [i for i, line in enumerate(lines) if line.text]
    opening = {
        i
        for before, i in pairwise(printed)
        if lines[i].indent == 1 and bare_number(lines[before]) is None
    }
    rare = len(opening) * 10 < len(printed)
    for i, line in enumerate(lines):
        if rare and i in opening and double_spaced(lines[i:]):
            pages.append([])
        pages[-1].append(line)
    return pages


def _cut_after_notes(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut behind notes below a rule: at the blank line after which none goes on in number.

    Behind the last rule only the rest of a sentence that was broken off above it is cut off.
    """
    pages: list[list[Line]] = [[]]
    rules = [i for i, line in enumerate(lines) if line.is_rule and not line.is_ornament]
    final = rules[-1] if rules else 0
    if rules and _has_ended(lines, final):
        del rules[-1]
    last: int | None = None  # the number of the last note; 0 before the first, None in the text
    begun = False
    for i, line in enumerate(lines):
        if i in rules:
            last, begun = 0, False
        elif last is not None and line.text:
            number = _label_number(line)
            due = number is not None and last in (0, number - 1)
            starred = line.text.lstrip().startswith("*")
            gap = begun and lines[i - 1].is_blank
            if gap and not due and not starred and (i < final or _has_ended(lines, i)):
                pages.append([])
                last = None
            else:
                last, begun = number if due else last, True
        pages[-1].append(line)
    return pages


def _has_ended(lines: Sequence[Line], before: int) -> bool:
    """Say whether the last line in print before another ends a sentence."""
    above = (lines[i] for i in range(before - 1, -1, -1))
    last = next((line for line in above if line.text and not line.is_rule), None)
    return last is None or bool(SENTENCE_END.search(last.text))


def _label_number(line: Line) -> int | None:
    found = _LABEL_NUMBER.match(line.text)
    return int(found[1].translate(SUPERSCRIPTS)) if found else None


def double_spaced(lines: Sequence[Line]) -> bool:
    """Say whether the first lines stand with a blank line after nearly each of them."""
    gaps: list[bool] = []
    for line, following in pairwise(lines):
        if bare_number(line) is not None or bare_number(following) is not None:
            continue
        if line.text:
            gaps.append(following.is_blank)
        if len(gaps) == 4:
            break
    return len(gaps) >= 2 and sum(gaps) >= len(gaps) - 1


def _at_edges(pages: Sequence[Sequence[Line]], furniture: set[Line]) -> set[Line]:
    """Add heads and feet of pages: numbers in sequence, repeated lines, one behind the other."""
    found = set(furniture)
    for edge in (_first, _last) * 2:
        bare = [[line for line in page if line not in found] for page in pages]
        lines = [edge(page) for page in bare]
        if edge is _last:
            feet = [
                x if x and _is_foot(page, x) else None for page, x in zip(bare, lines, strict=True)
            ]
            found |= _numbered(lines) | _repeated(feet)
        else:
            found |= _numbered(lines) | _repeated(lines)
    return found


def _is_foot(page: Sequence[Line], line: Line) -> bool:
    """Say whether the last line of a page may be a running foot, and no short note ("5) Ebd.")."""
    above = page[page.index(line) - 1]
    return above.is_blank and not _LABELLED.match(line.text)


def _first(page: Sequence[Line]) -> Line | None:
    printed = [line for line in page if line.text]
    return printed[0] if len(printed) > 1 else None


def _last(page: Sequence[Line]) -> Line | None:
    return _first(page[::-1])


def _numbered(lines: Sequence[Line | None]) -> set[Line]:
    """Find the lines whose number grows by one with every page."""
    offsets: dict[int, list[Line]] = {}
    for page, line in enumerate(lines):
        if line is None:
            continue
        for pattern in (_BARE_NUMBER, _HEAD_LEFT, _HEAD_RIGHT):
            if found := pattern.match(line.text):
                offsets.setdefault(int(found[1]) - page, []).append(line)
                break
    most = max(offsets.values(), key=len, default=[])
    return set(most) if len(most) > 1 else set()


def _repeated(lines: Sequence[Line | None]) -> set[Line]:
    """Find the lines that stand at the same edge of several pages, whatever their number."""
    keys = {line: re.sub(r"[\d\s.]+", "", fold(line.text)) for line in lines if line}
    counts = Counter(keys.values())
    return {line for line, key in keys.items() if len(key) > 3 and counts[key] > 1}


def _starred_signatures(lines: Sequence[Line]) -> set[Line]:
    """Find sheet signatures with a star, which are like nothing else: "2*" far to the right."""
    return {line for line in lines if _STARRED_SIGNATURE.match(line.text)}


def _signatures(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Find sheet signatures: the last line of a page, a small number, often with a star."""
    found: set[Line] = set()
    for page in pages:
        printed = [i for i, line in enumerate(page) if line.text]
        if len(printed) > 1 and _SIGNATURE.match(page[printed[-1]].text):
            apart = page[printed[-1] - 1].is_blank or page[printed[-1]].text.endswith("*")
            if apart:
                found.add(page[printed[-1]])
    return found
