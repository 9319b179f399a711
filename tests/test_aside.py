"""What is done aside while the review goes on."""

import asyncio
import subprocess
import sys
from threading import Event

import pytest
from conftest import document

from aligner.glossaries.suggest import Suggestion
from aligner.model import Link, Side, Work
from aligner.ui import proposals
from aligner.ui.aside import Aside
from aligner.ui.proposals import Proposals

LEAVING = """
import asyncio, time
from aligner.ui.aside import Aside

async def leave():
    Aside().start(lambda: time.sleep(60), print)

asyncio.run(leave())
"""


def test_nobody_waits_for_it_when_the_review_is_left() -> None:
    subprocess.run([sys.executable, "-c", LEAVING], check=True, timeout=20)


async def test_of_what_is_asked_for_meanwhile_only_the_last_is_done_and_told() -> None:
    going, done = Event(), list[str]()
    told: asyncio.Future[str | Exception] = asyncio.Future()
    aside = Aside[str]()

    def do(name: str) -> str:
        going.wait()
        done.append(name)
        return name

    for name in ("first", "second", "third"):
        aside.start(lambda name=name: do(name), told.set_result)  # type: ignore[misc]
    going.set()
    assert (await told, done) == ("third", ["first", "third"])


async def test_what_goes_wrong_is_told() -> None:
    told: asyncio.Future[float | Exception] = asyncio.Future()
    Aside[float]().start(lambda: 1 / 0, told.set_result)
    assert isinstance(await told, ZeroDivisionError)


async def test_proposals_for_a_link_come_from_the_links_around_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proposals, "_STRETCH", 2)
    words = [f"w{n}" for n in range(20)]
    links = tuple(Link(range(n, n + 1), range(19 - n, 20 - n)) for n in range(20))
    work = Work("w", document("d", "de", *words), document("t", "tr", *words), links)
    seen = list[Work]()

    def suggest(part: Work) -> list[Suggestion]:
        seen.append(part)
        return [
            Suggestion(part.text(link, Side.SOURCE), part.text(link, Side.TARGET), "term", 1, (at,))
            for at, link in enumerate(part.links)
        ]

    proposed = Proposals(suggest)
    found = list[tuple[str, str]]()
    for index in (0, 10, 11, 19):
        came: asyncio.Future[list[Suggestion] | Exception] = asyncio.Future()
        proposed.ask(work, index, came.set_result)
        result = await came
        assert isinstance(result, list)
        found += [(one.source, one.target) for one in result]
    assert found == [("w0", "w19"), ("w10", "w9"), ("w11", "w8"), ("w19", "w0")]
    assert [len(part.links) for part in seen] == [4, 6, 4]
