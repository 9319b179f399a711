"""Headers of translation memories that become one."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from aligner import __version__
from aligner.errors import AlignerError
from aligner.exchange.memory import ANY_LANGUAGE
from aligner.exchange.xml import base

_REQUIRED = {
    "segtype": "sentence",
    "o-tmf": "aligner",
    "adminlang": "en",
    "datatype": "plaintext",
}


def source_language(paths: Sequence[Path], headers: Sequence[etree._Element]) -> str:
    """Give the one source language of memories, as it is first written.

    Raises:
        AlignerError: They have several.
    """
    chosen, of = ANY_LANGUAGE, paths[0]
    for path, header in zip(paths, headers, strict=True):
        named = header.get("srclang") or ANY_LANGUAGE
        if named == ANY_LANGUAGE:
            continue
        if chosen != ANY_LANGUAGE and base(named) != base(chosen):
            raise AlignerError(
                f"{path}: its source language is {named}, that of {of} is {chosen}; "
                "merge memories of one source language"
            )
        if chosen == ANY_LANGUAGE:
            chosen, of = named, path
    return chosen


def merged_header(headers: Sequence[etree._Element], source: str) -> etree._Element:
    """Give the first header with the notes and properties of all, as written by this tool."""
    first, *others = (deepcopy(header) for header in headers)
    there = {etree.tostring(child, with_tail=False) for child in first}
    for child in (child for other in others for child in list(other)):
        written = etree.tostring(child, with_tail=False)
        if written not in there:
            there.add(written)
            first.append(child)
    for name, value in _REQUIRED.items():
        first.set(name, first.get(name) or value)
    first.set("srclang", source)
    first.set("creationtool", "aligner")
    first.set("creationtoolversion", __version__)
    first.set("changedate", datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"))
    first.tail = None
    return first
