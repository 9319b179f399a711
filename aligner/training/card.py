"""The model card that a trained model gets."""

from aligner import __version__
from aligner.training.bitext import Bitext
from aligner.training.recipe import Recipe

_CARD = """\
---
language:
- {source}
- {target}
library_name: sentence-transformers
tags:
- static-embedding
- sentence-alignment
---

# A {source}-{target} sentence-embedding model

Static vectors of {pieces} pieces, {dim} dimensions, for aligning texts; made by
`aligner train` {version}, seed {seed}{start}.

| pairs | file |
|---:|---|
{shares}
{remarks}
"""


def card(bitext: Bitext, recipe: Recipe, pieces: int, start: str | None) -> str:
    """Say what a model is and which pairs it was trained from, as Markdown with metadata."""
    return _CARD.format(
        source=bitext.langs[0],
        target=bitext.langs[1],
        pieces=f"{pieces:,}",
        dim=recipe.dim,
        version=__version__,
        seed=recipe.seed,
        start=f", going on from {start}" if start else "",
        shares="\n".join(f"| {count:,} | {name} |" for name, count in bitext.shares),
        remarks="".join(f"\n- {remark}" for remark in bitext.remarks),
    )
