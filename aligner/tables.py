"""The one module that knows polars: links and findings as frames, counted and written."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from aligner.model import Finding, Side, Work

_LINKS = {
    "link": pl.Int64,
    "kind": pl.String,
    "part": pl.String,
    "note": pl.Int64,
    "confidence": pl.Float64,
    "status": pl.String,
    "source_ids": pl.String,
    "target_ids": pl.String,
    "source_text": pl.String,
    "target_text": pl.String,
    "comment": pl.String,
}


def links_frame(work: Work) -> pl.DataFrame:
    """Give one row a link; sentence ids of a side are joined by a space."""
    rows = []
    for number, link in enumerate(work.links, start=1):
        source = work.sentences(link, Side.SOURCE)
        target = work.sentences(link, Side.TARGET)
        first = (source or target)[0]
        rows.append(
            (
                number,
                link.kind,
                first.part.value,
                first.note,
                link.confidence,
                link.status.value,
                " ".join(sentence.id for sentence in source),
                " ".join(sentence.id for sentence in target),
                work.text(link, Side.SOURCE),
                work.text(link, Side.TARGET),
                link.comment,
            )
        )
    return pl.DataFrame(rows, schema=_LINKS, orient="row")


def kinds(work: Work) -> list[tuple[str, int, float]]:
    """Count the links by kind, the most frequent first: kind, number, mean confidence."""
    counted = (
        links_frame(work)
        .group_by("kind")
        .agg(pl.len().alias("links"), pl.col("confidence").mean())
        .sort("links", "kind", descending=[True, False])
    )
    return [(kind, int(count), float(mean)) for kind, count, mean in counted.iter_rows()]


def findings_by_check(findings: Sequence[Finding]) -> list[tuple[str, int]]:
    """Count findings by check, the most frequent first."""
    frame = pl.DataFrame({"check": [finding.check for finding in findings]}, {"check": pl.String})
    counted = frame.group_by("check").len().sort("len", "check", descending=[True, False])
    return [(check, int(count)) for check, count in counted.iter_rows()]


def write_table(work: Work, path: Path, fmt: str) -> None:
    """Write the links as csv, tsv or parquet."""
    frame = links_frame(work)
    if fmt == "parquet":
        frame.write_parquet(path)
    else:
        frame.write_csv(path, separator="\t" if fmt == "tsv" else ",")
