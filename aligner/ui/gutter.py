"""What the gutter says of a link in signs and figures, readable without colour."""

from aligner.model import Link, Status

NOTHING = "∅"
STATUS_SIGNS = {Status.CONFIRMED: "✓", Status.DOUBTFUL: "?", Status.SUGGESTED: "·"}
FINDING_SIGN = "!"
CORRECTED_SIGN = "✎"
PINNED_SIGN = "◆"
BOOKMARKED_SIGN = "⚑"

SURE = 0.9
FAIR = 0.6


def kind_sign(link: Link) -> str:
    """Give the kind as it is shown: "2:1", "1:∅" for an omission, "∅:1" for an addition."""
    return f"{len(link.source) or NOTHING}:{len(link.target) or NOTHING}"


def mark_sign(link: Link) -> str:
    """Give the sign of a pin or a bookmark; a pin comes first, and a blank is neither."""
    return PINNED_SIGN if link.pinned else BOOKMARKED_SIGN if link.bookmarked else " "


def percent(link: Link) -> int:
    """Give the confidence in whole per cent; 100 only for what is certain."""
    return 100 if link.confidence >= 1 else min(99, round(link.confidence * 100))


def level(link: Link) -> str:
    """Name how far the confidence can be relied on: "sure", "fair" or "unsure"."""
    if link.confidence >= SURE:
        return "sure"
    return "fair" if link.confidence >= FAIR else "unsure"


def description(link: Link, number: int) -> str:
    """Say in words what a link is, for example "12  1:1  suggested, 97 %"."""
    kind = kind_sign(link)
    if not link.target:
        kind += " no translation"
    elif not link.source:
        kind += " no original"
    certainty = f", {percent(link)} %" if link.status is not Status.CONFIRMED else ""
    return f"{number}  {kind}  {link.status}{certainty}"
