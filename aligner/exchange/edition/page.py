"""Filling the edition's template.

Everything that comes from a work is escaped by the template engine. The page forbids itself,
by its security policy, every script and style but its own and every access to the network.
"""

import tomllib
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from aligner import __version__
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
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - slow to load
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    tips = Tips(front, work)
    set_rows = sections(work, tips, remarks=front.remarks)
    lone = [link for link in work.links if is_lone(work, link)]
    style, script = _read("page.css"), "\n".join(map(_read, _SCRIPTS))
    language, words = _words(work.target.lang)
    page = environment.from_string(_read("page.html")).stream(
        work=work,
        title=front.title or work.title,
        front=front,
        sections=set_rows,
        terms=tips.met(),
        sides=list(Side),
        omitted=sum(bool(link.source) for link in lone),
        added=sum(bool(link.target) for link in lone),
        language=language,
        words=words,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
    )
    page.enable_buffering(64)
    page.dump(str(path), encoding="utf-8")


def _words(lang: str) -> tuple[str, dict[str, str]]:
    """Give the language the page speaks, and its words."""
    known: dict[str, dict[str, str]] = tomllib.loads(_read("words.toml"))
    base = lang.split("-", maxsplit=1)[0].lower()
    chosen = base if base in known else _DEFAULT_LANGUAGE
    return chosen, known[chosen]


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
