"""The whole work in one line: what each cell tells, and what a click asks for."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from ui_fixtures import FINDINGS, LINKS, long_work, small_work

from aligner import edit
from aligner.edit import Edit
from aligner.model import Finding, Link, Side, Status, Work
from aligner.ui import findings as found
from aligner.ui.overview import Overview, Standing, cells_of, first_worst, run_of, standings

UI = "../aligner/ui"


class Alone(App[None]):
    """An application with nothing but the line."""

    CSS_PATH = f"{UI}/overview.tcss"

    def __init__(self, work: Work, findings: found.BySentence) -> None:
        super().__init__()
        self.line = Overview(work, findings)
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.line

    def on_overview_chosen(self, message: Overview.Chosen) -> None:
        self.chosen.append(message.index)


def drawn(line: Overview) -> Strip:
    return line.render_line(0)


def cursor_cells(line: Overview) -> list[int]:
    """List the cells drawn as the cursor's, told from the others without colour."""
    cells: list[bool] = []
    for segment in drawn(line):
        assert segment.style is not None
        colors = [color.triplet for color in (segment.style.color, segment.style.bgcolor) if color]
        brightness = [sum(triplet) for triplet in colors if triplet]
        assert abs(brightness[0] - brightness[1]) > 100, "the sign cannot be read"
        reverse = bool(segment.style.reverse)
        cells += [reverse] * len(segment.text)
    return [x for x, is_cursor in enumerate(cells) if is_cursor]


@given(st.integers(1, 300), st.integers(1, 2000))
def test_the_cells_stand_for_equal_runs_that_leave_no_link_out(width: int, count: int) -> None:
    runs = [run_of(cell, width, count) for cell in range(width)]
    assert {at for run in runs for at in run} == set(range(count))
    assert max(map(len, runs)) - min(map(len, runs)) <= 1


@given(st.integers(1, 300), st.integers(1, 2000), st.data())
def test_a_link_lies_in_the_cells_that_stand_for_it_and_in_no_other(
    width: int, count: int, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, count - 1))
    holding = [cell for cell in range(width) if index in run_of(cell, width, count)]
    assert list(cells_of(index, width, count)) == holding


@pytest.mark.parametrize(
    ("status", "confidence", "has_finding", "expected"),
    [
        (Status.DOUBTFUL, 0.99, True, Standing.DOUBTFUL),
        (Status.SUGGESTED, 0.3, True, Standing.UNSURE),
        (Status.SUGGESTED, 0.7, True, Standing.FINDING),
        (Status.CONFIRMED, 0.3, True, Standing.FINDING),
        (Status.SUGGESTED, 0.7, False, Standing.OPEN),
        (Status.CONFIRMED, 0.3, False, Standing.CONFIRMED),
    ],
)
def test_the_worst_that_can_be_said_of_a_link_counts(
    status: Status, confidence: float, *, has_finding: bool, expected: Standing
) -> None:
    link = Link(range(1), range(1), confidence, status)
    assert standings([link], [has_finding]) == bytes([expected])


def test_a_run_leads_to_the_first_of_its_worst() -> None:
    stood = bytes([4, 3, 1, 3, 1, 0])
    assert first_worst(stood, range(5)) == 2
    assert first_worst(stood, range(1)) == 0


async def test_the_line_tells_how_the_work_stands() -> None:
    app = Alone(small_work(), found.by_sentence(FINDINGS))
    async with app.run_test(size=(10, 3)):
        assert drawn(app.line).text == "✓··!·~~?!·"
        assert cursor_cells(app.line) == [0]


async def test_a_work_with_fewer_links_than_cells_fills_the_line() -> None:
    app = Alone(small_work(), {})
    async with app.run_test(size=(30, 3)) as pilot:
        assert drawn(app.line).text[:12] == "✓✓✓·········"
        app.line.cursor = 9
        await pilot.pause()
        assert cursor_cells(app.line) == [27, 28, 29]


async def test_a_cell_shows_the_worst_of_its_links_and_a_click_leads_there() -> None:
    app = Alone(small_work(), {})
    async with app.run_test(size=(2, 3)) as pilot:
        assert drawn(app.line).text == "·?"
        await pilot.click(Overview, offset=(1, 0))
        await pilot.pause()
    assert app.chosen == [7]


async def test_what_an_edit_and_its_inverse_change_is_shown() -> None:
    work = small_work()
    app = Alone(work, found.by_sentence(FINDINGS))
    async with app.run_test(size=(10, 3)) as pilot:
        before = drawn(app.line).text
        for change in (
            edit.set_status(work.links, 1, 2, Status.CONFIRMED),
            edit.merge(work.links, 7),
            edit.shift_column(work.links, 3, Side.TARGET, 1),
        ):
            now = edit.applied(work, change)
            app.line.show(now, change.at, change)
            await pilot.pause()
            fresh = Overview(now, found.by_sentence(FINDINGS))
            assert app.line._standings == fresh._standings  # noqa: SLF001 - against anew
            assert cursor_cells(app.line)[0] == cells_of(change.at, 10, len(now.links))[0]
            app.line.show(work, 0, change.inverse())
            await pilot.pause()
            assert drawn(app.line).text == before


async def test_new_findings_are_shown_and_old_ones_go() -> None:
    app = Alone(small_work(), found.by_sentence(FINDINGS))
    async with app.run_test(size=(10, 3)) as pilot:
        app.line.show_findings(found.by_sentence([Finding("x", "source", "h1", None, "", "m")]))
        await pilot.pause()
        assert drawn(app.line).text == "!····~~?··"


async def test_the_line_is_shared_out_anew_for_another_width() -> None:
    app = Alone(small_work(), {})
    async with app.run_test(size=(2, 3)) as pilot:
        await pilot.resize_terminal(10, 3)
        await pilot.pause()
        assert drawn(app.line).text == "✓····~~?··"


async def test_moving_the_cursor_draws_two_cells_and_gathers_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Alone(long_work(1000), {})
    async with app.run_test(size=(100, 3)) as pilot:
        regions: list[Region] = []
        monkeypatch.setattr(app.line, "refresh", lambda *given: regions.extend(given))
        monkeypatch.setattr(app.line, "_gather", lambda: regions.append(Region(0, 0, 100, 1)))
        app.line.cursor = 555
        await pilot.pause()
        assert regions == [Region(0, 0, 1, 1), Region(55, 0, 1, 1)]
        monkeypatch.undo()
        assert cursor_cells(app.line) == [55]


async def test_an_edit_among_a_hundred_thousand_links_is_shown_at_once() -> None:
    work = long_work(100_000)
    app = Alone(work, {(Side.SOURCE, "b7"): FINDINGS})
    async with app.run_test(size=(140, 3)):
        links = work.links
        times = []
        for at in range(0, 100_000, 5_000):
            done: Edit = edit.merge(links, at)
            links = edit.apply(links, done)
            begun = time.process_time()
            app.line.show(replace(work, links=links), at, done)
            times.append(time.process_time() - begun)
        assert sorted(times)[len(times) // 2] < 0.02


async def test_an_empty_work_is_an_empty_line() -> None:
    app = Alone(replace(small_work([]), links=()), {})
    async with app.run_test(size=(10, 3)) as pilot:
        await pilot.click(Overview, offset=(1, 0))
        app.line.cursor = 3
        await pilot.pause()
        assert drawn(app.line).text.strip() == ""
    assert app.chosen == []


def test_the_links_of_the_fixture_stand_for_every_standing() -> None:
    work = small_work()
    findings = found.by_sentence(FINDINGS)
    assert set(standings(LINKS, found.have_any(work, LINKS, findings))) == set(Standing)


@pytest.mark.parametrize("findings", [{}, found.by_sentence(FINDINGS)])
def test_links_with_findings_are_told_apart(findings: found.BySentence) -> None:
    work = small_work()
    one_by_one = [bool(found.of_link(work, link, findings)) for link in work.links]
    assert list(found.have_any(work, work.links, findings)) == one_by_one
