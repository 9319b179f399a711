"""Dates that differ between a sentence and its translation."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.checking.context import Context, Pair, finding_in, sentence_at
from aligner.checking.differences import Difference, differences
from aligner.checking.figures import Place
from aligner.model import Finding


def differing_dates(context: Context) -> Iterator[Finding]:
    """Compare days, months and years of every link; one finding a date of the translation."""
    wrong: dict[tuple[int, int, int], list[Difference]] = defaultdict(list)
    for difference in differences(context):
        if not difference.is_in_date:
            continue
        if difference.target is None:
            yield _missing(difference)
        else:
            span = difference.target.date or (difference.target.start, difference.target.end)
            wrong[id(difference.pair), *span].append(difference)
    for (_, start, end), found in wrong.items():
        yield _wrong(found, found[0].pair, start, end, context)


def _missing(difference: Difference) -> Finding:
    place = difference.source
    assert place is not None
    date = _text(difference.pair.source_text, place)
    message = f"{difference.original} of “{date}” in the original is missing"
    sentence, quote = difference.pair.target[0], difference.original
    return finding_in("dates", sentence, quote, message, side="both", score=0.55)


def _wrong(
    found: Sequence[Difference], pair: Pair, start: int, end: int, context: Context
) -> Finding:
    quote = pair.target_text[start:end]
    sentence = sentence_at(pair.target, start)
    original = next((_text(pair.source_text, d.source) for d in found if d.source), "")
    if not original:
        message = f"“{quote}”: {found[0].written} is not in the original"
        return finding_in("dates", sentence, quote, message)
    suggestion = quote
    for difference in found:
        if difference.value is not None:
            right = _in_language(difference, context)
            suggestion = suggestion.replace(difference.written, right, 1)
    message = f"“{quote}” stands here, “{original}” in the original"
    suggested = suggestion if suggestion != quote else None
    return finding_in("dates", sentence, quote, message, suggestion=suggested, score=0.85)


def _in_language(difference: Difference, context: Context) -> str:
    """Give the original's day, month or year as the translation writes it."""
    assert difference.value is not None
    if difference.kind == "month" and not difference.written.isdigit():
        return context.target_lang.months[difference.value - 1].split("|")[0]
    return str(difference.value)


def _text(text: str, place: Place) -> str:
    start, end = place.date or (place.start, place.end)
    return text[start:end]
