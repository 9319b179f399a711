"""One name in two spellings: the translation's own forms, and what the links say of them."""

import re
from collections.abc import Iterator, Mapping

from aligner.checking.context import Context, finding_in
from aligner.glossaries.occurrences import Occurrence
from aligner.glossaries.spellings import Spelling, find_spellings
from aligner.model import Finding, Form

_QUOTATION = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")


def misspelt_names(context: Context) -> Iterator[Finding]:
    """Group the translation's names by likeness; links to the same original name speak for it."""
    document = context.work.target
    original = {
        id(sentence): pair.source_text for pair in context.pairs() for sentence in pair.target
    }
    for spelling in find_spellings(
        document.sentences,
        document.lang,
        context.glossary,
        lambda o: original.get(id(o.sentence), ""),
        follow_glossary=context.follow_glossary,
    ):
        others = [
            o for form, places in spelling.forms for o in places if form != spelling.suggestion
        ]
        if not (others and all(_is_quoted(occurrence, original) for occurrence in others)):
            yield spelling_finding(spelling)


def _is_quoted(occurrence: Occurrence, original: Mapping[int, str]) -> bool:
    """Say whether a form stands in a quotation just as in the original: titles keep theirs."""
    text, form = occurrence.sentence.text, occurrence.form
    quoted = any(
        span.start() <= occurrence.start < span.end() for span in _QUOTATION.finditer(text)
    )
    return quoted and form in original.get(id(occurrence.sentence), "")


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
