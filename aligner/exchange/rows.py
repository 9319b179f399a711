"""Links as plain rows with texts, for JSON and for tables."""

import json
from pathlib import Path

from aligner.model import Side, Work

Row = dict[str, object]


def rows(work: Work) -> list[Row]:
    """Give one row a link: sentence positions from 0, confidence, texts."""
    return [
        {
            "source": list(link.source),
            "target": list(link.target),
            "confidence": link.confidence,
            "source_text": work.text(link, Side.SOURCE),
            "target_text": work.text(link, Side.TARGET),
        }
        for link in work.links
    ]


def reviewed_rows(work: Work) -> list[Row]:
    """Give the rows with what the editor said: status and comment."""
    return [
        row | {"status": link.status.value, "comment": link.comment}
        for row, link in zip(rows(work), work.links, strict=True)
    ]


def write_json(rows: list[Row], path: Path) -> None:
    """Write rows as a JSON list."""
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
