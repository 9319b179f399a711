"""A trained table to a sentence-transformers folder."""

from pathlib import Path

import torch
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from aligner.training.loop import Floats


def save(folder: Path, tokenizer: Tokenizer, vectors: Floats, card: str) -> None:
    """Write modules.json, configuration, tokenizer, float16 vectors and the model card.

    Args:
        folder: An empty folder.
        tokenizer: Texts to numbers of pieces.
        vectors: One vector a piece, shape (pieces, dimensions).
        card: What README.md is to say.

    Raises:
        OSError: The folder cannot be written.
    """
    static = StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(vectors).half())
    model = SentenceTransformer(modules=[static], device="cpu")
    try:
        model.save_pretrained(str(folder), create_model_card=False)
    except SafetensorError as error:
        raise OSError(str(error)) from error
    # the same without indentation: half the bytes, read faster
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    (folder / "README.md").write_text(card, encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o644)
