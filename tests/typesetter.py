"""Documents with notes, set in every style that journals use.

`typeset` prints what is `Said` in a `Style`; the functions `expected_…` say what a reader has to
make of it, whatever the style.
"""

import random
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PAGE = "⏎"
"""Where a page ends, in a text; after a hyphen the word is divided there."""


@dataclass(frozen=True)
class Said:
    """What a document says.

    Args:
        body: Paragraphs, each of sentences; `{12}` calls note 12, `{*}` the translator's note.
        notes: The notes by their names, in order.
    """

    body: list[list[str]]
    notes: dict[str, str]

    @property
    def pages(self) -> list[str]:
        """The text page by page, paragraphs divided by line ends."""
        return "\n".join(" ".join(paragraph) for paragraph in self.body).split(PAGE)

    @property
    def text(self) -> str:
        return "".join(self.pages)


_DATA = tomllib.loads((Path(__file__).parent / "data" / "printed.toml").read_text("utf-8"))
JOURNEY = Said(_DATA["body"], _DATA["notes"])

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STARS = ("*", "**", "***", "†")
_WIDTH = 60
_CALL = re.compile(r"\{(.+?)\}")


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


def typeset(style: Style, first: int = 12, said: Said = JOURNEY) -> str:
    """Print a document, the first page with the number given."""
    pages = [_page(style, n, first + n, said) for n in range(len(said.pages))]
    return ("\n\f" if style.feed else "\n\n").join(pages) + "\n"


def _page(style: Style, page: int, number: int, said: Said) -> str:
    head = HEADS[style.head](number)
    top = [head, ""] if head else []
    foot = [] if any(c.isdigit() for c in head) else ["", f"{number:>30}"]
    sheet = ["", f"{page // 2 + 1:>50}*"] if style.signatures and page % 2 == 0 else []
    return "\n".join([*top, *_lines(style, page, said), *foot, *sheet])


def _lines(style: Style, page: int, said: Said) -> list[str]:
    printed = _printed(style, said.pages[page])
    lines = []
    for n, paragraph in enumerate(said.pages[page].split("\n")):
        indent = "    " if n or page == 0 else ""
        marked = _CALL.sub(lambda call: printed[call[1]][0], paragraph)
        for m, part in enumerate(marked.split("\n")):
            lines += textwrap.wrap(
                part.strip(),
                _WIDTH,
                initial_indent="" if m else indent,
                break_on_hyphens=False,
                break_long_words=False,
            )
    notes = [line for note in _notes(page, printed, said) for line in note.split("\n")]
    rule = RULES[style.rule]
    between = [] if rule is None else ["", *rule.split("\n"), ""] if rule.strip() else [rule]
    return [*lines, *(between if notes else []), *(" " * style.indent + line for line in notes)]


def _printed(style: Style, text: str) -> dict[str, tuple[str, str]]:
    """Give the marker and the label of every note a page calls."""
    signs = SIGNS[style.signs]
    printed = {}
    names = _CALL.findall(text)
    numbered = [name for name in names if name != "*"]
    for n, name in enumerate(names, start=1):
        if name == "*" and not style.starred:
            printed[name] = ("*", "* ")
        else:
            anew = n if style.starred else numbered.index(name) + 1
            number = anew if style.anew or style.starred else int(name)
            printed[name] = (signs.marker(number), signs.label(number))
    return printed


def _notes(page: int, printed: dict[str, tuple[str, str]], said: Said) -> Iterator[str]:
    """Give the notes at the foot of a page, with what is carried over from the page before."""
    if page:
        carried = [said.notes[name] for name in _CALL.findall(said.pages[page - 1])]
        yield from (note.split(PAGE)[1] for note in carried if PAGE in note)
    for name, (_, label) in printed.items():
        yield label + said.notes[name].split(PAGE)[0]


def expected_body(said: Said = JOURNEY) -> list[str]:
    return [_CALL.sub("", _whole(text)) for paragraph in said.body for text in paragraph]


def expected_notes(style: Style, said: Said = JOURNEY) -> list[tuple[int | None, str]]:
    names = _CALL.findall(said.text)
    return [(_number(style, name), _whole(said.notes[name])) for name in names]


def expected_markers(style: Style, said: Said = JOURNEY) -> list[tuple[int | None, str]]:
    """Give the number of every marker in order, with the last word before it."""
    return [
        (_number(style, marker[2]), marker[1])
        for paragraph in said.body
        for text in paragraph
        for marker in re.finditer(r"(\S*)\{(.+?)\}", _whole(text))
    ]


def _number(style: Style, name: str) -> int | None:
    return None if style.starred or name == "*" else int(name)


def _whole(text: str) -> str:
    return " ".join(text.replace(f"-{PAGE}", "").replace(PAGE, " ").split())


_WORDS: list[str] = _DATA["made_up"]["words"]
_DIVIDED: list[str] = _DATA["made_up"]["divided"]
_OPENINGS: list[str] = _DATA["made_up"]["openings"]


def composed(chance: random.Random) -> Said:
    """Make up a document: numbers in its sentences, calls anywhere, notes of all lengths."""
    body: list[list[str]] = []
    notes: dict[str, str] = {}
    called = 0  # on the page
    for paragraph in range(chance.randint(3, 12)):
        body.append([])
        for _ in range(chance.randint(1, 5)):
            words = _sentence(chance)
            for i in range(1, len(words)):
                if chance.random() < 0.06 and called < len(_STARS) and words[i].isalpha():
                    called += 1
                    words[i] += f"{{{len(notes) + 1}}}"
                    notes[str(len(notes) + 1)] = _note(chance)
            body[-1].append(" ".join(words) + ".")
        if paragraph % 3 == 2:
            body[-1].append(_over_the_page(chance))
            if called and chance.random() < 0.5:
                notes[str(len(notes))] += f" Und {chance.choice(_DIVIDED)}."
            called = 0
    return Said(body, notes)


def _sentence(chance: random.Random) -> list[str]:
    words = [chance.choice(_WORDS) for _ in range(chance.randint(5, 25))]
    for i in range(2, len(words) - 1):
        if chance.random() < 0.04:
            words[i] = str(chance.choice([3, 7, 16, 44, 1916, 1921]))
    return [words[0].capitalize(), *words[1:]]


def _note(chance: random.Random) -> str:
    text = chance.choice(_OPENINGS) + ". ".join(
        " ".join(_sentence(chance)) for _ in range(chance.randint(1, 3))
    )
    lines = textwrap.wrap(text, _WIDTH, break_on_hyphens=False)
    return "\n".join(lines) + "."


def _over_the_page(chance: random.Random) -> str:
    """Make up a sentence within which, or within a word of which, the page ends."""
    words = [chance.choice(_WORDS) for _ in range(12)]
    words[6] = chance.choice(_DIVIDED) if chance.random() < 0.5 else words[6] + PAGE
    return " ".join(words).capitalize() + "."
