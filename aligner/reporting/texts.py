"""Spellings of names, beside the texts they stand in; there is no original."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner.checking.names import spelling_finding
from aligner.glossaries.spellings import Spelling
from aligner.model import Document, Form, Side
from aligner.reporting.places import Places
from aligner.reporting.points import Passage, Point, Report, in_order
from aligner.reporting.quotes import runs, with_calls

Known = Mapping[int, tuple[int, str]]
"""Position and place of sentences, by identity: sentences of several texts share their ids."""


def report_of_texts(documents: Sequence[Document], spellings: Sequence[Spelling]) -> Report:
    """Lay spellings beside the sentences they stand in.

    Args:
        documents: The texts, of one language.
        spellings: What was found in their sentences.
    """
    lang = documents[0].lang
    known = _known(documents)
    points = in_order(_point(spelling, known, lang) for spelling in spellings)
    title = ", ".join(document.name for document in documents)
    return Report(title, {Side.TARGET: lang}, points)


def _known(documents: Sequence[Document]) -> Known:
    known: dict[int, tuple[int, str]] = {}
    for document in documents:
        places = Places(document)
        prefix = f"{document.name}: " if len(documents) > 1 else ""
        for sentence in document.sentences:
            known[id(sentence)] = len(known), prefix + places.of(sentence)
    return known


def _point(spelling: Spelling, known: Known, lang: str) -> Point:
    finding = spelling_finding(spelling)
    forms = tuple(
        Form(form, len(met), tuple(known[id(occurrence.sentence)][1] for occurrence in met))
        for form, met in spelling.forms
    )
    others = [form for form in spelling.forms if form[0] != spelling.suggestion]
    quote, met = (others or spelling.forms)[-1]
    sentence = met[0].sentence
    position, place = known[id(sentence)]
    cut = tuple(with_calls(runs(sentence.text, (quote,)), sentence.markers))
    passage = Passage(place, lang, cut)
    return Point(replace(finding, forms=forms), quote, {Side.TARGET: passage}, position)
