"""Which names of a German text are likely no German's, by what stands in `german_names.tsv`."""

import re
from functools import cache
from importlib.resources import files


def is_eastern(name: str) -> bool:
    """Say whether a name looks like one that German spells after its own sounds."""
    return looks_so(name, "word") and not looks_so(name, "not")


def looks_so(name: str, use: str) -> bool:
    """Say whether a name looks as the rows of one use tell, for example "polish"."""
    word = name.lower()
    return any(look.search(word) for look in _looks(use))


@cache
def _looks(use: str) -> tuple[re.Pattern[str], ...]:
    text = files(__package__).joinpath("german_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(re.compile(written) for kind, written in rows if kind == use)
