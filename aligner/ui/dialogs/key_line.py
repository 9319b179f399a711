"""The last line of a dialog: its keys, which can be clicked too."""

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

_BETWEEN = "   "


class KeyLine(Widget):
    """Keys with what they do, as many a line as there is room for; none is broken in two.

    Args:
        parts: What is shown, each with the key a click presses; None where it presses none.
    """

    DEFAULT_CSS = "KeyLine { width: 100%; height: auto; color: $text-muted; dock: bottom; }"

    def __init__(self, *parts: tuple[str, str | None]) -> None:
        super().__init__()
        self._parts = [_part(*part) for part in parts]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Say how many lines are needed."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Set the keys for the width there is."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = self._parts[:1]
        for part in self._parts[1:]:
            longer = Content.assemble(lines[-1], _BETWEEN, part)
            if longer.cell_length <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        return lines


def _part(shown: str, key: str | None) -> Content:
    if key is None:
        return Content(shown)
    return Content.styled(shown, Style.from_meta({"@click": f"app.simulate_key({key!r})"}))
