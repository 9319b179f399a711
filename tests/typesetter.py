"""A little document of four printed pages, set in every style that journals use.

`BODY` holds its paragraphs, each of sentences, `NOTES` its notes; `typeset` prints them in a
`Style`, and the functions `expected_…` say what a reader has to make of it, whatever the style.
"""

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PAGE = "⏎"
"""Where a page ends, in a text; after a hyphen the word is divided there."""

_SAID = tomllib.loads((Path(__file__).parent / "data" / "printed.toml").read_text("utf-8"))
BODY: list[list[str]] = _SAID["body"]
NOTES: dict[str, str] = _SAID["notes"]

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STARS = ("*", "**", "***", "†")
_WIDTH = 60


def raised(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)


@dataclass(frozen=True)
class Signs:
    """How a note is called in the text, and how it is labelled; None for stars."""

    marker: Callable[[int], str]
    label: Callable[[int], str]


SIGNS = {
    "¹": Signs(raised, lambda n: f"{raised(n)} "),
    "¹)": Signs(lambda n: f"{raised(n)})", lambda n: f"{raised(n)}) "),
    "¹ glued": Signs(raised, raised),
    "¹ and 1": Signs(raised, lambda n: f"{n} "),
    "¹ and 1.": Signs(raised, lambda n: f"{n}. "),
    "[1]": Signs(lambda n: f"[{n}]", lambda n: f"[{n}] "),
    " [1]": Signs(lambda n: f" [{n}]", lambda n: f"[{n}] "),
    "(1)": Signs(lambda n: f"({n})", lambda n: f"({n}) "),
    " (1)": Signs(lambda n: f" ({n})", lambda n: f"({n}) "),
    "1)": Signs(lambda n: f"{n})", lambda n: f"{n}) "),
    " 1)": Signs(lambda n: f" {n})", lambda n: f"{n}) "),
    "1 and 1": Signs(str, lambda n: f"{n} "),
    "1 and 1.": Signs(str, lambda n: f"{n}. "),
    "1 and 1)": Signs(str, lambda n: f"{n}) "),
    "1 alone": Signs(lambda n: f"\n{n}\n", lambda n: f"{n} "),
    "[1] alone": Signs(lambda n: f"\n[{n}]\n", lambda n: f"[{n}] "),
    "¹ alone": Signs(lambda n: f"\n{raised(n)}\n", lambda n: f"{raised(n)} "),
    "*": Signs(lambda n: _STARS[n - 1], lambda n: f"{_STARS[n - 1]} "),
    "*)": Signs(lambda n: f"{_STARS[n - 1]})", lambda n: f"{_STARS[n - 1]}) "),
}

HEADS: dict[str, Callable[[int], str]] = {
    "left and right": lambda n: f"{n:<30}ARCHIV" if n % 2 == 0 else f"DIE REISE{n:>27}",
    "the same": lambda n: f"ARCHIV{n:>30}",
    "with a bar": lambda n: f"{n} | ARCHIV" if n % 2 == 0 else f"DIE REISE | {n}",
    "without number": lambda _: "EINE ALTE ZEITSCHRIFT",  # the number stands at the foot
    "none": lambda _: "",
}

RULES = {
    "low line": "____________________",
    "hyphens": "-----",
    "dashes": "———————",
    "stars": "* * *",
    "blanks": " " * 48,
    "one blank line": "",
    "two blank lines": "\n",
    "nothing": None,
}


@dataclass(frozen=True)
class Style:
    """One way to print: signs, what divides notes from text, numbering, page breaks, heads."""

    signs: str = "¹)"
    rule: str = "low line"
    anew: bool = False
    feed: bool = True
    head: str = "left and right"
    signatures: bool = False
    indent: int = 0

    def __str__(self) -> str:
        return ", ".join(f"{name} {value}" for name, value in asdict(self).items())

    @property
    def starred(self) -> bool:
        return self.signs.startswith("*")


def typeset(style: Style, first: int = 12) -> str:
    """Print the document on four pages, the first one with the number given."""
    pages = [_page(style, n, first + n) for n in range(4)]
    return ("\n\f" if style.feed else "\n\n").join(pages) + "\n"


def bodies() -> list[str]:
    """The text page by page, paragraphs divided by line ends."""
    return "\n".join(" ".join(paragraph) for paragraph in BODY).split(PAGE)


def _page(style: Style, page: int, number: int) -> str:
    lines = _lines(style, page)
    head = HEADS[style.head](number)
    top = [head, ""] if head else []
    foot = [] if any(c.isdigit() for c in head) else ["", f"{number:>30}"]
    sheet = ["", f"{page // 2 + 1:>50}*"] if style.signatures and page % 2 == 0 else []
    return "\n".join([*top, *lines, *foot, *sheet])


def _lines(style: Style, page: int) -> list[str]:
    text = bodies()[page]
    printed = _printed(style, page)
    lines = []
    for n, paragraph in enumerate(text.split("\n")):
        indent = "    " if n or page == 0 else ""
        marked = re.sub(r"\{(.)\}", lambda m: printed[m[1]][0], paragraph)
        for m, part in enumerate(marked.split("\n")):
            if part.strip():
                lines += textwrap.wrap(
                    part.strip(),
                    _WIDTH,
                    initial_indent="" if m else indent,
                    break_on_hyphens=False,
                    break_long_words=False,
                )
    notes = [line for note in _notes(page, printed) for line in note.split("\n")]
    rule = RULES[style.rule]
    between = [] if rule is None else ["", *rule.split("\n"), ""] if rule.strip() else [rule]
    return [*lines, *between, *(" " * style.indent + line for line in notes)]


def _printed(style: Style, page: int) -> dict[str, tuple[str, str]]:
    """Give the marker and the label of every note of a page."""
    signs = SIGNS[style.signs]
    printed = {}
    for n, name in enumerate(re.findall(r"\{(.)\}", bodies()[page]), start=1):
        if name == "*" and not style.starred:
            printed[name] = ("*", "* ")
        else:
            numbered = re.findall(r"\{(\d)\}", bodies()[page])
            anew = n if style.starred else numbered.index(name) + 1
            number = anew if style.anew or style.starred else int(name)
            printed[name] = (signs.marker(number), signs.label(number))
    return printed


def _notes(page: int, printed: dict[str, tuple[str, str]]) -> Iterator[str]:
    """Give the notes at the foot of a page, with what is carried over from the page before."""
    if page:
        carried = [NOTES[name] for name in re.findall(r"\{(.)\}", bodies()[page - 1])]
        yield from (note.split(PAGE)[1] for note in carried if PAGE in note)
    for name, (_, label) in printed.items():
        yield label + NOTES[name].split(PAGE)[0]


def expected_body() -> list[str]:
    return [re.sub(r"\{.\}", "", _whole(text)) for paragraph in BODY for text in paragraph]


def expected_notes(style: Style) -> list[tuple[int | None, str]]:
    names = re.findall(r"\{(.)\}", "".join(bodies()))
    return [(_number(style, name), _whole(NOTES[name])) for name in names]


def expected_markers(style: Style) -> list[tuple[int | None, str]]:
    """Give the number of every marker in order, with the last word before it."""
    return [
        (_number(style, marker[2]), marker[1])
        for paragraph in BODY
        for text in paragraph
        for marker in re.finditer(r"(\S*)\{(.)\}", _whole(text))
    ]


def _number(style: Style, name: str) -> int | None:
    return None if style.starred or name == "*" else int(name)


def _whole(text: str) -> str:
    return " ".join(text.replace(f"-{PAGE}", "").replace(PAGE, " ").split())
