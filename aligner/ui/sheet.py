"""What the style sheet says of the parts of a row."""

from textual.color import Color
from textual.css.styles import StylesBase
from textual.style import Style

STYLE_NAMES = (
    *("number", "kind", "suggested", "confirmed", "doubtful", "finding"),
    *("sure", "fair", "unsure", "id", "heading", "quote", "empty"),
    *("mark", "term", "missing", "sought", "picked"),
    *("rule", "active", "head", "bar", "shade", "chosen", "cursor"),
)


def set_in(styles: StylesBase) -> Style:
    """Take from the style sheet only what it sets; a partial style of Textual loses backgrounds.

    A colour that is to stand out, whatever is behind it, is made out when it is drawn.
    """
    text = styles.text_style
    color = Color.automatic(styles.color.a * 100) if styles.auto_color else styles.color
    return Style(
        styles.background if styles.has_rule("background") else None,
        color if styles.has_rule("color") else None,
        bold=text.bold,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
    )
