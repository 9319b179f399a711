"""Renderings the glossary forbids, and terms whose approved rendering is missing."""

import re
from collections import defaultdict
from collections.abc import Iterator

from aligner.checking.context import Context, Pair, finding_in
from aligner.glossaries.entries import Entry
from aligner.glossaries.lookup import Lookup
from aligner.model import Finding, Part

_FIXED = ("treaty", "law", "institution", "event", "office", "periodical", "organisation")
"""Kinds of expressions a translation does not paraphrase as it does concepts and places."""


def unexpected_renderings(context: Context) -> Iterator[Finding]:
    """Compare the terms and names of every link with their renderings in the glossary."""
    renderings: dict[str, list[Entry]] = defaultdict(list)
    for entry in context.glossary:
        renderings[entry.source].append(entry)
    sources = sorted(renderings)
    in_source = Lookup(sources, context.work.source.lang)
    in_target = {
        source: Lookup([s for e in entries for s in _spellings(e)], context.work.target.lang)
        for source, entries in renderings.items()
    }
    for pair in context.pairs():
        if pair.is_complete:
            for position in sorted(_longest(in_source.found(pair.source_text), sources)):
                source = sources[position]
                yield from _check(pair, source, renderings[source], in_target[source])


def _check(pair: Pair, source: str, entries: list[Entry], lookup: Lookup) -> Iterator[Finding]:
    spellings = [(spelling, entry) for entry in entries for spelling in _spellings(entry)]
    found = [
        (spelling, entry)
        for spelling, entry in (spellings[p] for p in sorted(lookup.found(pair.target_text)))
        if spelling == entry.target or _stands_in(spelling, pair)
    ]
    approved = next((e.target for e in entries if e.status == "approved"), entries[0].target)
    if any(entry.status != "forbidden" and spelling == entry.target for spelling, entry in found):
        return
    if found:
        spelling, entry = found[0]
        kind = "forbidden" if entry.status == "forbidden" else "another spelling"
        message = f"“{source}” is rendered “{spelling}” here ({kind} in the glossary)"
        yield finding_in("term", pair.target[0], spelling, message, suggestion=approved, score=0.75)
    elif any(entry.status == "approved" and entry.kind in _FIXED for entry in entries):
        message = f"“{source}” without its rendering “{approved}”"
        yield finding_in("term", pair.target[0], "", message, suggestion=approved, score=0.35)


def _spellings(entry: Entry) -> list[str]:
    return [entry.target, *entry.variants] if entry.is_name else [entry.target]


def _stands_in(variant: str, pair: Pair) -> bool:
    """Say whether a variant stands to the letter in running text; titles cited keep theirs."""
    in_body = pair.target[0].part is Part.BODY
    return in_body and bool(re.search(rf"\b{re.escape(variant)}\b", pair.target_text))


def _longest(positions: set[int], sources: list[str]) -> set[int]:
    """Leave out terms that stand there only as part of a longer one."""
    return {p for p in positions if not any(p != q and sources[p] in sources[q] for q in positions)}
