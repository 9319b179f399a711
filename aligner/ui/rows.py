"""How one link is set: a gutter and two columns of wrapped text, as lines of the same height."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from aligner.model import Finding, Link, Part, Sentence, Side, Status, Work
from aligner.ui import gutter
from aligner.ui.quotes import Quoted, quoted
from aligner.ui.terms import MISSING

Styles = Mapping[str, Style]
"""The style of each kind of text by name, as in `link_view.tcss`."""

ROOMY = 100
"""From this width on the gutter stands on one line."""

Texts = tuple[list[Content], list[Content]]
"""The lines of a link's original and of its translation."""

Mark = tuple[int, int, str]
"""What is marked in a text: from where, to where, in which style."""

Marks = Callable[[Work, Link, Side, str], Iterable[Mark]]
"""Tells what is marked in a text of a side of a link."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are set.

    Args:
        measure: The room there is.
        styles: The style of each kind of text.
        marks: Tells what of a text is marked besides what the findings quote.
    """

    measure: "Measure"
    styles: Styles
    marks: Callable[[Link, Side, str], Iterable[Mark]] = lambda *_: ()


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STAR = "*"
SIGNS = str.maketrans("", "", f"⁰¹²³⁴⁵⁶⁷⁸⁹{_STAR}{gutter.NOTHING}{gutter.CORRECTED_SIGN}")
"""Takes out of a line what is put into the texts."""

_BAR = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """How the width of the list is shared out, in cells.

    Args:
        digits: Room for link numbers.
        roomy: Whether the gutter stands on one line instead of two.
        gutter: The gutter with the blank after it.
        column: Each column of text, without the rule before it.
        rest: Cells left over at the right, scroll bar included.
    """

    digits: int
    roomy: bool
    gutter: int
    column: int
    rest: int

    @classmethod
    def of(cls, width: int, count: int) -> "Measure":
        """Share out a width for so many links."""
        digits = max(3, len(str(count)))
        roomy = width >= ROOMY
        wide = digits + 3 + (9 if roomy else 1)
        taken = max(wide, 8)
        column = max(2, (width - taken - 2 * 2 - _BAR) // 2)
        return cls(digits, roomy, taken, column, width - taken - 2 * (column + 2))

    def side_at(self, x: int) -> Side | None:
        """Tell which column a cell lies in."""
        if x < self.gutter:
            return None
        return Side.SOURCE if x < self.gutter + 2 + self.column else Side.TARGET


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of one link; all three are as long as the row is high."""

    gutter: tuple[Content, ...]
    source: tuple[Content, ...]
    target: tuple[Content, ...]

    @property
    def height(self) -> int:
        """How many lines the row takes."""
        return len(self.gutter)


def set_texts(work: Work, link: Link, findings: Sequence[Finding], setting: Setting) -> Texts:
    """Set the sentences of a link, each side as many lines as it needs."""
    source, target = (
        _column(work, link, side, quoted(work, link, side, findings), setting) for side in Side
    )
    return source, target


def set_row(link: Link, position: int, texts: Texts, setting: Setting, *, found: bool) -> Row:
    """Set the link at a position, its texts being set; `found` says whether it has findings."""
    sign = gutter.FINDING_SIGN if found else " "
    number = f"{position + 1:>{setting.measure.digits}}"
    columns = [_gutter(link, number, sign, setting), *texts]
    height = max(map(len, columns))
    return Row(*(tuple(lines + [Content("")] * (height - len(lines))) for lines in columns))


def draw_row(
    row: Row, measure: Measure, base: Style, rules: tuple[Content, Content]
) -> list[Strip]:
    """Draw a row; `rules` are the two signs, two cells wide, that stand before the columns."""

    def drawn(content: Content, width: int) -> list[Segment]:
        return content.pad_right(max(0, width - content.cell_length)).render_segments(base)

    return [
        Strip(
            [
                *drawn(sign, measure.gutter),
                *drawn(rules[0], 2),
                *drawn(source, measure.column),
                *drawn(rules[1], 2),
                *drawn(target, measure.column + measure.rest - _BAR),
            ]
        )
        for sign, source, target in zip(row.gutter, row.source, row.target, strict=True)
    ]


def sentence_content(sentence: Sentence, marks: Sequence[Mark], styles: Styles) -> Content:
    """Set a sentence: its id, the number of the note it begins, its text with the note calls."""
    text = Content(sentence.text)
    if sentence.part is Part.HEADING:
        text = text.stylize(styles["heading"])
    for start, end, style in marks:
        text = text.stylize(styles[style], start, end)
    signs = [(end, gutter.NOTHING) for _, end, style in marks if style == MISSING]
    number = ""
    if sentence.part is Part.NOTE and sentence.note is not None and sentence.id.endswith(".1"):
        number = f"{sentence.note} "
    corrected = "" if sentence.as_read is None else f"{gutter.CORRECTED_SIGN} "
    return Content.assemble(
        (f"{sentence.id} ", styles["id"]),
        (corrected, styles["finding"]),
        (number, styles["heading"]),
        *_with_signs(text, [*_calls(sentence), *((end, Content(sign)) for end, sign in signs)]),
    )


def _calls(sentence: Sentence) -> Iterator[tuple[int, Content]]:
    """Give the note calls as raised figures, and where the running text has them."""
    for marker in sentence.markers:
        call = _STAR if marker.number is None else str(marker.number).translate(_SUPERSCRIPTS)
        yield marker.at, Content(call)


def _with_signs(text: Content, signs: Sequence[tuple[int, Content]]) -> Iterator[Content]:
    """Put signs into a text, each at its offset."""
    done = 0
    for at, sign in sorted(signs, key=itemgetter(0)):
        yield text[done:at]
        yield sign
        done = at
    yield text[done:]


def _column(work: Work, link: Link, side: Side, quotes: Quoted, setting: Setting) -> list[Content]:
    sentences = work.sentences(link, side)
    if not sentences:
        words = "no original" if side is Side.SOURCE else "no translation"
        return [Content.styled(f"{gutter.NOTHING} {words}", setting.styles["empty"])]
    lines: list[Content] = []
    for sentence in sentences:
        marks = [*setting.marks(link, side, sentence.text)]
        marks += [(start, end, "quote") for name, start, end in quotes if name == sentence.id]
        content = sentence_content(sentence, marks, setting.styles)
        lines += content.wrap(setting.measure.column)
    return lines


def _gutter(link: Link, number: str, finding: str, setting: Setting) -> list[Content]:
    styles, measure = setting.styles, setting.measure
    plain = len(link.source) == 1 == len(link.target)
    settled = link.status is Status.CONFIRMED
    first: list[tuple[str, Style]] = [
        (number, styles["number"]),
        (gutter.mark_sign(link), styles["mark"]),
        (gutter.STATUS_SIGNS[link.status], styles[link.status]),
        (finding, styles["finding"]),
    ]
    second = [
        (f"{gutter.kind_sign(link):>3} ", styles["number" if plain else "kind"]),
        (f"{gutter.percent(link):>3}", styles["number" if settled else gutter.level(link)]),
    ]
    if measure.roomy:
        blank = (" ", styles["number"])
        return [Content.assemble(*first, blank, *second)]
    return [Content.assemble(*first), Content.assemble(*second)]
