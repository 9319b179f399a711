"""Filling the report's template.

The page looks like the reading edition, whose style comes before its own.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from aligner import exchange
from aligner.exchange import pages
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
    edition = files(exchange).joinpath("edition", "page.css").read_text(encoding="utf-8")
    values = {
        "report": report,
        "groups": list(_groups(report)),
        "sides": list(report.langs),
        "about": {side: sum(point.side is side for point in report.points) for side in Side},
        "said": _said,
        "joined": joined,
        "key": sha256(repr(report).encode()).hexdigest()[:16],
    }
    style, script = edition + _read("report.css"), _read("report.js")
    pages.write_page(path, _read("report.html"), style, script, values)


def _groups(report: Report) -> Iterator[Group]:
    known = tomllib.loads(_read("checks.toml"))
    for check, points in groupby(report.points, key=attrgetter("finding.check")):
        words = known.get(check, {"title": check.replace("-", " ").capitalize(), "about": ""})
        yield Group(check, words["title"], words["about"], tuple(points))


def _said(finding: Finding) -> str:
    """Give the message as a sentence; one that begins with the spellings of a name stays."""
    message = finding.message
    return message if finding.forms else message[:1].upper() + message[1:]


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
