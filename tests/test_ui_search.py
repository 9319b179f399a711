"""Searching with the keys."""

from pathlib import Path

import pytest
from ui_pressing import looked_at

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize(
    ("keys", "cursor", "notice"),
    [
        (("slash", *"ULAK", "enter"), 4, "ULAK stands in 5, 1 of 1 links"),
        (("slash", *"ucuncu", "enter"), 4, "ucuncu stands in 5, 1 of 1 links"),
        (("ctrl+f", *"Brief", "enter", "asterisk"), 5, "Brief stands in 6, 1 of 1 links"),
        (("slash", "slash", *"ulak.g", "slash", "enter"), 4, "/ulak.g/ stands in 5, 1 of 1 links"),
        (("slash", *"Zug", "enter"), 1, "Zug stands nowhere"),
        (("slash", "escape"), 1, ""),
    ],
)
async def test_words_are_found_whatever_their_case_and_dots(
    tmp_path: Path, keys: tuple[str, ...], cursor: int, notice: str
) -> None:
    assert await looked_at(tmp_path, *keys) == (cursor, notice)
