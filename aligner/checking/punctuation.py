"""Quotation marks and brackets without a partner, doubled words, two kinds of apostrophe."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from aligner.casing import lower
from aligner.checking.context import Context, finding_in
from aligner.model import Finding, Sentence

_DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w-])")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’ʼ‘](?=[^\W\d_])")
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("(", ")"), ("[", "]"))


def faulty_punctuation(context: Context) -> Iterator[Finding]:
    """Check the translation's own text."""
    sentences = context.work.target.sentences
    yield from _unbalanced(sentences)
    yield from _doubled_words(context)
    yield from _mixed_apostrophes(sentences)


def _unbalanced(sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Find signs that are opened and not closed, or the reverse, within a paragraph."""
    paragraphs: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        paragraphs[sentence.paragraph].append(sentence)
    german = any("„" in sentence.text for sentence in sentences)
    pairs = [pair for pair in _PAIRS if (pair[0] == "“") != german or pair[0] not in "“„"]
    for paragraph in paragraphs.values():
        for opening, closing in pairs:
            yield from _unpaired(paragraph, opening, closing)


def _unpaired(paragraph: list[Sentence], opening: str, closing: str) -> Iterator[Finding]:
    open_in: list[Sentence] = []
    for sentence in paragraph:
        for sign in sentence.text:
            if sign == opening:
                open_in.append(sentence)
            elif sign == closing:
                if open_in:
                    open_in.pop()
                elif not _is_list_item(sentence.text, closing):
                    yield _unpaired_finding(sentence, closing, "is not opened")
    for sentence in open_in:
        yield _unpaired_finding(sentence, opening, "is not closed")


def _is_list_item(text: str, closing: str) -> bool:
    """Say whether a closing bracket ends an item's number, as in "1) …"."""
    return closing == ")" and bool(re.search(r"(?<![(\w])\w{1,2}\)", text))


def _unpaired_finding(sentence: Sentence, sign: str, what: str) -> Finding:
    return finding_in("punctuation", sentence, sign, f"{sign} {what}", score=0.7)


def _doubled_words(context: Context) -> Iterator[Finding]:
    lang = context.target_lang
    for sentence in context.work.target.sentences:
        for found in _DOUBLED.finditer(lower(sentence.text, lang.code)):
            if found[1] not in lang.reduplications:
                quote = sentence.text[found.start() : found.end()]
                message = f"“{found[1]}” stands twice"
                suggestion = quote[: len(found[1])]
                yield finding_in(
                    "doubled-word", sentence, quote, message, suggestion=suggestion, score=0.8
                )


def _mixed_apostrophes(sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    used: Counter[str] = Counter()
    for sentence in sentences:
        used.update(_APOSTROPHE.findall(sentence.text))
    if len(used) < 2:
        return
    usual = used.most_common(1)[0][0]
    for sentence in sentences:
        for found in _APOSTROPHE.finditer(sentence.text):
            if found[0] != usual:
                before = sentence.text[: found.start()].split(" ")[-1]
                after = sentence.text[found.end() :].split(" ")[0].rstrip(".,;:")
                message = f"another apostrophe ({found[0]}) than elsewhere ({usual})"
                yield finding_in(
                    "punctuation",
                    sentence,
                    f"{before}{found[0]}{after}",
                    message,
                    suggestion=f"{before}{usual}{after}",
                    score=0.6,
                )
