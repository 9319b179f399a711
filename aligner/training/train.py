"""Bitext to a model folder that sentence-transformers and model2vec read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from aligner.aligning.encoder import load_encoder
from aligner.errors import AlignerError
from aligner.exchange.files import folder_written_whole
from aligner.training.bags import Bags
from aligner.training.bitext import Bitext
from aligner.training.card import card
from aligner.training.pieces import alike, letter_runs, one_form, train_tokenizer
from aligner.training.recipe import Recipe

Progress = Callable[[str, float], None]
"""Told what is being done and how far it is, 0 to 1."""

_BYTES_A_PIECE = 100  # in tokenizer.json, with its merge


def train(
    bitext: Bitext,
    folder: Path,
    recipe: Recipe,
    *,
    start: str | None = None,
    progress: Progress = lambda _what, _share: None,
) -> None:
    """Train a model and write it as a sentence-transformers folder with float16 vectors.

    With the settings that come with it, 316,000 pairs need 2.3 GB of memory.

    Args:
        bitext: The pairs.
        folder: The folder to make.
        recipe: The settings; with `start`, pieces and dimensions are those of that model.
        start: A static model to go on from, by name or folder; the recipe's rate should be
            low then.
        progress: Told what is being done.

    Raises:
        AlignerError: There are fewer pairs than a batch, the folder exists, or the disk is full.
    """
    if len(bitext.pairs) < recipe.batch:
        raise AlignerError(
            f"{len(bitext.pairs)} pairs are fewer than a batch of {recipe.batch}; "
            f"give more, or --batch {max(len(bitext.pairs) // 8, 2)}"
        )
    old = load_encoder(start).table() if start else None
    if old:
        recipe = replace(recipe, vocab=old.vectors.shape[0], dim=old.vectors.shape[1])
    room = recipe.vocab * (2 * recipe.dim + _BYTES_A_PIECE)
    with folder_written_whole(folder, room=room) as draft:
        from aligner.training import loop, saving, whitening  # noqa: PLC0415 - torch takes seconds

        progress("splitting into pieces", 0.0)
        sides = [[*map(one_form, side)] for side in zip(*bitext.pairs, strict=True)]
        tokenizer = old.tokenizer if old else train_tokenizer([*sides[0], *sides[1]], recipe.vocab)
        pieces = tokenizer.get_vocab_size()
        numbered, run_count = letter_runs([tokenizer.id_to_token(n) or "" for n in range(pieces)])
        runs = Bags.of(numbered)
        table = (
            loop.grown_table(old.vectors, runs, run_count)
            if old
            else loop.fresh_table(pieces, runs, run_count, recipe)
        )
        bags = _bags(tokenizer, sides[0]), _bags(tokenizer, sides[1])
        vectors = loop.learn(bags, table, recipe, lambda share: progress("training", share))
        if not old:
            vectors = whitening.whitened(vectors, bags[0] + bags[1], recipe.dim, recipe.seed)
        for other, one in alike(tokenizer):
            vectors[other] = vectors[one]
        progress("writing", 1.0)
        saving.save(draft, tokenizer, vectors, card(bitext, recipe, pieces, start))


def _bags(tokenizer: Tokenizer, texts: Sequence[str]) -> Bags:
    return Bags.of([e.ids for e in tokenizer.encode_batch_fast(texts, add_special_tokens=False)])
