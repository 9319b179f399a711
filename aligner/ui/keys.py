"""The keys, by what they are for; every one has an id, so that it can be given another key.

All have priority: they act at once and in the order they were pressed, however fast, and none
pressed after one that opens a dialog reaches the list.
"""

from dataclasses import replace

from textual.binding import Binding

MOVE = [
    Binding("down,j", "move(1)", "next link", show=False, id="link.down"),
    Binding("up,k", "move(-1)", "previous link", show=False, id="link.up"),
    Binding("pagedown", "page(1)", "page down", show=False, id="page.down"),
    Binding("pageup", "page(-1)", "page up", show=False, id="page.up"),
    Binding("home", "first", "first link", show=False, id="link.first"),
    Binding("end", "last", "last link", show=False, id="link.last"),
    Binding("n", "jump('unconfirmed', 1)", "next open", show=False, id="jump.open"),
    Binding("p", "jump('unconfirmed', -1)", "previous open", show=False, id="jump.open.back"),
    Binding("o", "jump('uneven', 1)", "next that is not 1:1", show=False, id="jump.uneven"),
    Binding("F", "jump('finding', 1)", "next with a finding", show=False, id="jump.finding"),
    Binding("g", "go_to", "go to a link, sentence or note", show=False, id="jump.to"),
    Binding("slash,ctrl+f", "search", "search both texts", show=False, id="search"),
    Binding("asterisk,f3", "search_on", "search on", show=False, id="search.on"),
]

SIDE = [
    Binding("left,h", "side('source')", "work on the original", show=False, id="side.source"),
    Binding("right,l", "side('target')", "work on the translation", show=False, id="side.target"),
    Binding("tab", "side('other')", "change sides", show=False, id="side.other"),
]

JUDGE = [
    Binding(
        "enter,space,c", "confirm", "confirm", key_display="⏎", id="confirm",
        tooltip="and go to the next open link",
    ),
    Binding("d", "unsure", "unsure", tooltip="go to the next one", id="jump.unsure"),
    Binding("x", "change('doubt')", "doubt", id="doubt"),
    Binding(
        "C", "change('confirm-until')", "confirm all up to here", show=False, id="confirm.until"
    ),
    Binding("full_stop", "change('clear')", "clear the status", show=False, id="clear"),
    Binding("e", "comment", "comment", show=False, id="comment"),
]  # fmt: skip

CHANGE = [
    Binding("m", "change('merge')", "merge", tooltip="with the next link", id="merge"),
    Binding(
        "M", "change('merge-back')", "merge with the previous link", show=False, id="merge.back"
    ),
    Binding("s", "split", "split", id="split"),
    Binding(
        "J,ctrl+down",
        "change('shift-down')",
        "down",
        tooltip="moves the last sentence into the next link",
        id="shift.down",
    ),
    Binding(
        "K,ctrl+up",
        "change('shift-up')",
        "up",
        tooltip="moves the first sentence into the previous link",
        id="shift.up",
    ),
    Binding(
        "a", "align_again", "align again between confirmed links", show=False, id="align.again"
    ),
    Binding("t", "change('detach-last')", "last sentence alone", show=False, id="detach.last"),
    Binding("T", "change('detach-first')", "first sentence alone", show=False, id="detach.first"),
    Binding("X", "change('swap')", "swap with the next link", show=False, id="swap"),
    Binding(
        "right_square_bracket",
        "change('column-down')",
        "move the whole side down from here",
        show=False,
        id="column.down",
    ),
    Binding(
        "left_square_bracket",
        "change('column-up')",
        "move the whole side up from here",
        show=False,
        id="column.up",
    ),
]

APP = [
    Binding("u,ctrl+z", "undo", "undo", id="undo"),
    Binding("r,ctrl+y", "redo", "redo", show=False, id="redo"),
    Binding("f", "findings", "findings", show=False, id="findings"),
    Binding("question_mark", "keys", "keys", key_display="?", id="keys"),
    Binding("q", "quit", "quit", id="quit"),
]

MOVE, SIDE, JUDGE, CHANGE, APP = (
    [replace(binding, priority=True) for binding in bindings]
    for bindings in (MOVE, SIDE, JUDGE, CHANGE, APP)
)
SECTIONS = {"Move": MOVE, "Side": SIDE, "Judge": JUDGE, "Change": CHANGE, "The work": APP}
ACTIONS = {binding.action.partition("(")[0] for binding in (*JUDGE, *CHANGE, *APP)}
"""Names of the actions that are the application's, not the list's."""
