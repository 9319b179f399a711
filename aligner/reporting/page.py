"""Filling the report's template.

Everything that comes from a text is escaped by the template engine. The page forbids itself, by
its security policy, every script and style but its own and every access to the network. It
looks like the reading edition, whose style comes before its own.
"""

import tomllib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from aligner import __version__, exchange
from aligner.model import Finding, Side
from aligner.reporting.places import joined
from aligner.reporting.points import Point, Report


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one check, with what the check is called and tells."""

    check: str
    title: str
    about: str
    points: tuple[Point, ...]


def write_page(report: Report, path: Path) -> None:
    """Write a report as one HTML file."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - slow to load
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    edition = files(exchange).joinpath("edition", "page.css").read_text(encoding="utf-8")
    style, script = edition + _read("report.css"), _read("report.js")
    page = environment.from_string(_read("report.html")).stream(
        report=report,
        groups=list(_groups(report)),
        sides=list(report.langs),
        about={side: sum(point.side is side for point in report.points) for side in Side},
        said=_said,
        joined=joined,
        key=sha256(repr(report).encode()).hexdigest()[:16],
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
    )
    page.enable_buffering(64)
    page.dump(str(path), encoding="utf-8")


def _groups(report: Report) -> Iterator[Group]:
    known = tomllib.loads(_read("checks.toml"))
    for check, points in groupby(report.points, key=attrgetter("finding.check")):
        words = known.get(check, {"title": check.replace("-", " ").capitalize(), "about": ""})
        yield Group(check, words["title"], words["about"], tuple(points))


def _said(finding: Finding) -> str:
    """Give the message as a sentence; one that begins with the spellings of a name stays."""
    message = finding.message
    return message if finding.forms else message[:1].upper() + message[1:]


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
