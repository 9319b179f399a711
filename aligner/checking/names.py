"""One name in two spellings: the translation's own forms, and what the links say of them."""

import re
from collections.abc import Iterator

from aligner.checking.context import Context, finding_in
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.spellings import Spelling, find_spellings
from aligner.model import Finding, Form

_QUOTATION = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")


def misspelt_names(context: Context) -> Iterator[Finding]:
    """Group the translation's names by likeness; links to the same original name speak for it.

    A form quoted as the original has it is let be, unless the right one is quoted as well.
    """
    document = context.work.target
    original = {
        id(sentence): pair.source_text for pair in context.pairs() for sentence in pair.target
    }

    def text(one: Occurrence) -> str:
        return original.get(id(one.sentence), "")

    for spelling in find_spellings(
        document.sentences,
        document.lang,
        context.glossary,
        text,
        follow_glossary=context.follow_glossary,
    ):
        right = [
            o for form, places in spelling.forms for o in places if form == spelling.suggestion
        ]
        others = [
            o for form, places in spelling.forms for o in places if form != spelling.suggestion
        ]
        copied = others and all(_is_quoted(o) and o.form in text(o) for o in others)
        if not copied or any(map(_is_quoted, right)):
            yield spelling_finding(spelling)


def _is_quoted(one: Occurrence) -> bool:
    """Say whether a form stands in a quotation: titles keep their spelling."""
    return any(
        span.start() <= one.start < span.end() for span in _QUOTATION.finditer(one.sentence.text)
    )


def spelling_finding(spelling: Spelling) -> Finding:
    """Say of a group of spellings what the editor should know."""
    rare = spelling.forms[-1]
    forms = tuple(
        Form(form, len(places), tuple(place_of(o) for o in places))
        for form, places in spelling.forms
    )
    names = " / ".join(f"{form.form} ({form.count})" for form in forms)
    found = finding_in(
        "name-spelling",
        rare[1][0].sentence,
        rare[0],
        f"{names}: {spelling.reason}",
        suggestion=spelling.suggestion,
        score=spelling.score,
    )
    return Finding(
        found.check,
        found.side,
        found.sentence,
        found.note,
        found.quote,
        found.message,
        found.suggestion,
        found.score,
        forms,
    )


def place_of(occurrence: Occurrence) -> str:
    """Say as a person would where a name stands: "note 41", "sentence b12"."""
    sentence = occurrence.sentence
    if sentence.note is not None:
        return f"{sentence.part} {sentence.note}"
    return f"sentence {sentence.id}"
