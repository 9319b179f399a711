"""Words shown where they stand."""

from pathlib import Path

import pytest
from ui_pressing import first_taken

from aligner.ui.link_list import LinkList

pytestmark = pytest.mark.usefixtures("at_once")


async def test_words_are_shown_where_they_stand_and_gone_to(tmp_path: Path) -> None:
    async with first_taken(tmp_path, "w", *"mektup") as (pilot, _):
        assert pilot.app.query_one(LinkList).cursor == 5
