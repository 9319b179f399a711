"""What the editor says of links, findings and words: status, remark, pin, dismissal, entry."""

from collections.abc import Sequence

from aligner.edit.edits import Edit
from aligner.errors import AlignerError
from aligner.model import Dismissal, Entry, Finding, Link, Status


def confirm_until(links: Sequence[Link], stop: int) -> Edit:
    """Confirm every link before `stop` that is not doubted.

    Raises:
        AlignerError: There is none left to confirm.
    """
    statuses = [link.status for link in links[:stop]]
    if Status.SUGGESTED not in statuses:
        raise AlignerError("nothing to do: no link up to here is open")
    start = statuses.index(Status.SUGGESTED)
    before = tuple(links[start:stop])
    after = tuple(
        [  # a list is quicker, and there may be fifty thousand
            link.with_status(Status.CONFIRMED) if link.status is Status.SUGGESTED else link
            for link in before
        ]
    )
    return Edit(start, before, after, f"confirm {statuses.count(Status.SUGGESTED)} links")


def set_status(links: Sequence[Link], start: int, stop: int, status: Status) -> Edit:
    """Set the status of the links from `start` to before `stop`.

    Raises:
        AlignerError: Every one of them has that status already.
    """
    before = tuple(links[start:stop])
    after = tuple(link.with_status(status) for link in before)
    if before == after:
        raise AlignerError(f"nothing to do: already {status}")
    return Edit(start, before, after, _STATUS_LABELS[status])


def set_comment(links: Sequence[Link], index: int, comment: str) -> Edit:
    """Set the editor's remark on a link."""
    link = links[index]
    return Edit(index, (link,), (link._replace(comment=comment.strip()),), "comment")


def bookmark(links: Sequence[Link], index: int) -> Edit:
    """Put a bookmark on a link, or take it off."""
    link = links[index]
    label = "remove bookmark" if link.bookmarked else "bookmark"
    return Edit(index, (link,), (link._replace(bookmarked=not link.bookmarked),), label)


def pin(links: Sequence[Link], index: int) -> Edit:
    """Pin a link as an anchor, so that aligning again leaves it and stops at it; or let it go."""
    link = links[index]
    label = "unpin" if link.pinned else "pin"
    return Edit(index, (link,), (link._replace(pinned=not link.pinned),), label)


def dismiss(finding: Finding, reason: str) -> Edit:
    """Say once and for all that a finding needs nothing done."""
    given = Dismissal(finding.check, finding.side, finding.sentence, finding.quote, reason.strip())
    return Edit(0, (), (), f"dismiss {finding.check}", dismissed=(given,))


def enter(entry: Entry) -> Edit:
    """Take words of both sides into the glossary."""
    return Edit(0, (), (), f"glossary: {entry.source} → {entry.target}", entered=(entry,))


def tell_apart(one: str, other: str) -> Edit:
    """Say in the glossary that two spellings that look alike are different names."""
    entry = Entry(one, one, "", "approved", "", (), (other,), is_name=True)
    return Edit(0, (), (), f"glossary: {one} is not {other}", entered=(entry,))


_STATUS_LABELS = {
    Status.CONFIRMED: "confirm",
    Status.DOUBTFUL: "mark doubtful",
    Status.SUGGESTED: "clear",
}
