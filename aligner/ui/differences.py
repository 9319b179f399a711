"""What a correction changes: what it takes out struck through, what it puts in underlined."""

import re
from difflib import SequenceMatcher

from textual.content import Content

from aligner.model import Sentence

_WORDS = re.compile(r"\s+|[^\s]+")
_AROUND = 30  # characters of what stays that are shown beside a change


def difference(before: str, after: str) -> Content:
    """Set a text with what was taken out of it and what was put in, word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    runs: list[Content] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Content("".join(old[a:b])))
            continue
        runs.append(Content.styled("".join(old[a:b]), "strike $text-error"))
        runs.append(Content("→" if a < b and c < d else ""))
        runs.append(Content.styled("".join(new[c:d]), "underline $text-success"))
    return Content.assemble(*runs)


def shown_changes(sentence: Sentence, after: str) -> Content:
    """Set a line with the first change of a sentence and what stands around it."""
    before = sentence.text
    least = min(len(before), len(after))
    head = next((n for n in range(least) if before[n] != after[n]), least)
    rest = least - head
    tail = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    start, stop = max(0, head - _AROUND), len(before) - max(0, tail - _AROUND)
    there = len(after) - max(0, tail - _AROUND)
    shown = difference(before[start:stop], after[start:there])
    return Content.assemble((f"{sentence.id} ", "dim"), "…" if start else "", shown)
