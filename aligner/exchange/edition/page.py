"""Filling the edition's template."""

import tomllib
from importlib.resources import files
from pathlib import Path

from aligner.exchange import pages
from aligner.exchange.edition.front import Front
from aligner.exchange.edition.layout import is_lone, sections
from aligner.exchange.edition.tips import Tips
from aligner.model import Side, Work

_DEFAULT_LANGUAGE = "en"
_SCRIPTS = ("pairs.js", "tips.js", "search.js", "tools.js")


def write_edition(work: Work, path: Path, front: Front) -> None:
    """Write a work as one HTML file.

    The page speaks the language of the translation where `words.toml` knows it, else English.

    Args:
        work: The work.
        path: Where to write.
        front: What stands around the texts.
    """
    tips = Tips(front, work)
    set_rows = sections(work, tips, remarks=front.remarks)
    lone = [link for link in work.links if is_lone(work, link)]
    language, words = _words(work.target.lang)
    values = {
        "work": work,
        "title": front.title or work.title,
        "front": front,
        "sections": set_rows,
        "terms": tips.met(),
        "sides": list(Side),
        "omitted": sum(bool(link.source) for link in lone),
        "added": sum(bool(link.target) for link in lone),
        "language": language,
        "words": words,
    }
    script = "\n".join(map(_read, _SCRIPTS))
    pages.write_page(path, _read("page.html"), _read("page.css"), script, values)


def _words(lang: str) -> tuple[str, dict[str, str]]:
    """Give the language the page speaks, and its words."""
    known: dict[str, dict[str, str]] = tomllib.loads(_read("words.toml"))
    base = lang.split("-", maxsplit=1)[0].lower()
    chosen = base if base in known else _DEFAULT_LANGUAGE
    return chosen, known[chosen]


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
