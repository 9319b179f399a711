"""The keys, by what they are for; every one has an id, so that it can be given another key.

All have priority: they act at once and in the order they were pressed, however fast, and none
pressed after one that opens a dialog reaches the list.
"""

from dataclasses import replace

from textual.binding import Binding

# fmt: off
MOVE = [
    Binding("down,j", "move(1)", "next link", show=False, id="link.down"),
    Binding("up,k", "move(-1)", "previous link", show=False, id="link.up"),
    Binding("pagedown", "page(1)", "page down", show=False, id="page.down"),
    Binding("pageup", "page(-1)", "page up", show=False, id="page.up"),
    Binding("home", "first", "first link", show=False, id="link.first"),
    Binding("end", "last", "last link", show=False, id="link.last"),
    Binding("n", "jump('unconfirmed', 1)", "next open", show=False, id="jump.open"),
    Binding("p", "jump('unconfirmed', -1)", "previous open", show=False, id="jump.open.back"),
    Binding("d", "unsure", "unsure", tooltip="next that is doubtful or not sure", id="jump.unsure"),
    Binding("o", "jump('uneven', 1)", "next that is not 1:1", show=False, id="jump.uneven"),
    Binding("F", "jump('finding', 1)", "next with a finding", show=False, id="jump.finding"),
    Binding("B", "jump('bookmark', 1)", "next bookmark", show=False, id="jump.bookmark"),
    Binding(
        "D", "least_sure", "the least sure, then the next least sure", show=False, id="jump.least"
    ),
    Binding(
        "N,shift+f3", "jump_back", "back to the previous of the kind last gone to", show=False,
        id="jump.back",
    ),
    Binding("g", "go_to", "go to a link, sentence, note or page", show=False, id="jump.to"),
    Binding("slash,ctrl+f", "search", "search", tooltip="search both texts", id="search"),
    Binding("asterisk,f3", "jump('sought', 1)", "search on", show=False, id="search.on"),
    Binding("w", "concordance", "where words stand", show=False, id="concordance"),
    Binding("ampersand", "filter", "show only some links", show=False, id="filter"),
    Binding("v", "choose(0)", "begin to choose links, or leave off", show=False, id="choose"),
    Binding("escape", "leave_off", "choose no links or words", show=False, id="choose.none"),
    Binding("shift+down", "choose(1)", "choose downwards", show=False, id="choose.down"),
    Binding("shift+up", "choose(-1)", "choose upwards", show=False, id="choose.up"),
]

SIDE = [
    Binding("left,h", "side('source')", "work on the original", show=False, id="side.source"),
    Binding("right,l", "side('target')", "work on the translation", show=False, id="side.target"),
    Binding("tab", "side('other')", "change sides", show=False, id="side.other"),
]

PANEL = [
    Binding("ctrl+d", "scroll_panel(1)", "scroll the panel down", show=False, id="panel.down"),
    Binding("ctrl+u", "scroll_panel(-1)", "scroll the panel up", show=False, id="panel.up"),
]

JUDGE = [
    Binding(
        "enter,space,c", "confirm", "confirm", key_display="⏎", id="confirm",
        tooltip="confirm, and go to the next open link",
    ),
    Binding("x", "change('doubt')", "doubt", tooltip="mark as doubtful", id="doubt"),
    Binding(
        "C", "change('confirm-until')", "confirm all up to here", show=False, id="confirm.until"
    ),
    Binding("full_stop", "change('clear')", "clear the status", show=False, id="clear"),
    Binding("e", "ask('comment')", "comment", tooltip="comment on the link", id="comment"),
    Binding("b", "change('bookmark')", "bookmark, or take it off", show=False, id="bookmark"),
    Binding("P", "change('pin')", "pin as an anchor, or unpin", show=False, id="pin"),
    Binding("i", "ask('dismiss')", "dismiss a finding", show=False, id="dismiss"),
]  # fmt: skip

CHANGE = [
    Binding("m", "change('merge')", "merge", tooltip="merge with the next link", id="merge"),
    Binding(
        "M", "change('merge-back')", "merge with the previous link", show=False, id="merge.back"
    ),
    Binding("s", "ask('split')", "split", tooltip="split the link in two", id="split"),
    Binding(
        "E", "ask('reword')", "edit", tooltip="edit the text, split or join sentences", id="reword"
    ),
    Binding("R", "ask('replace')", "replace a spelling everywhere", show=False, id="replace"),
    Binding(
        "J,ctrl+down",
        "change('shift-down')",
        "down",
        tooltip="move the last sentence into the next link",
        id="shift.down",
    ),
    Binding(
        "K,ctrl+up",
        "change('shift-up')",
        "up",
        tooltip="move the first sentence into the previous link",
        id="shift.up",
    ),
    Binding(
        "a", "align_again", "align again the chosen, or to what is settled", show=False,
        id="align.again",
    ),
    Binding("t", "change('detach-last')", "last sentence alone", show=False, id="detach.last"),
    Binding("T", "change('detach-first')", "first sentence alone", show=False, id="detach.first"),
    Binding("X", "change('swap')", "swap with the next link", show=False, id="swap"),
    Binding(
        "right_square_bracket",
        "change('column-down')",
        "move the side down from here (an empty row)",
        show=False,
        id="column.down",
    ),
    Binding(
        "left_square_bracket",
        "change('column-up')",
        "move the side up from here, to what is settled",
        show=False,
        id="column.up",
    ),
]

APP = [
    Binding("u,ctrl+z", "undo", "undo", id="undo"),
    Binding("r,ctrl+y", "redo", "redo", show=False, id="redo"),
    Binding("f", "panel", "more", tooltip="findings, glossary, history", id="panel"),
    Binding("G", "entry", "glossary", tooltip="add words to the glossary", id="entry"),
    Binding("question_mark", "keys", "keys", key_display="?", tooltip="list the keys", id="keys"),
    Binding("q", "quit", "quit", id="quit"),
]
# fmt: on

MOVE, SIDE, PANEL, JUDGE, CHANGE, APP = (
    [replace(binding, priority=True) for binding in bindings]
    for bindings in (MOVE, SIDE, PANEL, JUDGE, CHANGE, APP)
)
SECTIONS = {
    "Move": MOVE,
    "Side": SIDE,
    "Judge": JUDGE,
    "Change": CHANGE,
    "The work": [*APP, *PANEL],
}
FOOT = (
    *("keys", "jump.unsure", "confirm", "doubt", "merge", "split", "undo", "quit"),
    *("shift.down", "shift.up", "panel", "search", "reword", "comment", "entry"),
)
"""What the foot of the screen shows, as far as there is room: the first before the last."""

ACTIONS = {binding.action.partition("(")[0] for binding in (*JUDGE, *CHANGE, *APP)}
"""Names of the actions that are the application's, not the list's."""


def said(binding: Binding) -> str:
    """Say in full what a key does; the foot of the screen has a word for it."""
    return binding.tooltip or binding.description


def title(binding: Binding) -> str:
    """Say it as the name of a command."""
    words = said(binding)
    return words[0].upper() + words[1:]
