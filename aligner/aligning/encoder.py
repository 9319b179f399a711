"""Embedding models: sentences to vectors, with model2vec or sentence-transformers.

Both are imported only when a model is asked for. Nothing is ever downloaded from here: a
model is a directory, or the name of one that is in the cache already.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aligner.errors import AlignerError

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoder:
    """An embedding model on the disk.

    Args:
        name: The name or directory it was asked for by.
        folder: Where its files are.
        is_static: Whether it is a static model, which model2vec reads without torch.
    """

    name: str
    folder: Path
    is_static: bool

    @property
    def digest(self) -> str:
        """SHA-256 over the model's files, in hexadecimal."""
        whole = sha256()
        for file in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            whole.update(file.relative_to(self.folder).as_posix().encode())
            whole.update(sha256(file.read_bytes()).digest())
        return whole.hexdigest()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give one vector a text, shape (texts, dimensions), all finite.

        The longer a text, the longer its vector, so that the sum of the vectors of texts stands
        for the texts joined: with a static model it is the sum over the pieces, with others the
        unit vector times the number of characters.

        Raises:
            AlignerError: The model cannot be loaded or does not give such vectors.
        """
        run = _static_vectors if self.is_static else _transformer_vectors
        try:
            vectors = np.asarray(run(self.folder, list(texts)), dtype=np.float32)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise _unusable(self.name, error) from error
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise AlignerError(f"model {self.name}: gave {vectors.shape} for {len(texts)} texts")
        if not np.isfinite(vectors).all():
            raise AlignerError(f"model {self.name}: gave vectors that are not finite numbers")
        return vectors


def load_encoder(name: str) -> Encoder:
    """Find a model by its directory, or by its name in the Hugging Face cache.

    Raises:
        AlignerError: There is no such model here.
    """
    folder = _folder(name)
    return Encoder(name, folder, _is_static(folder))


def _static_vectors(folder: Path, texts: list[str]) -> object:
    from model2vec import StaticModel  # noqa: PLC0415 - heavy

    model = StaticModel.from_pretrained(folder)
    model.normalize = False
    pieces = [len(ids) for ids in model.tokenize(texts)]
    return model.encode(texts, show_progress_bar=False) * np.maximum(pieces, 1)[:, None]


def _transformer_vectors(folder: Path, texts: list[str]) -> object:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    vectors = model.encode(texts, batch_size=64, show_progress_bar=False, normalize_embeddings=True)
    return vectors * np.array([max(len(text), 1) for text in texts])[:, None]


def _folder(name: str) -> Path:
    if Path(name).is_dir():
        return Path(name)
    cache = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface")) / "hub"
    for repository in (name, f"sentence-transformers/{name}"):
        stored = cache / f"models--{repository.replace('/', '--')}"
        reference = stored / "refs" / "main"
        if reference.is_file():
            snapshot = stored / "snapshots" / reference.read_text(encoding="utf-8").strip()
            if snapshot.is_dir():
                return snapshot
    raise AlignerError(
        f"model {name}: no such folder, and not in the cache {cache}; download it with "
        f'"hf download {name}", or leave --model out'
    )


def _is_static(folder: Path) -> bool:
    modules = folder / "modules.json"
    if not modules.is_file():
        return (folder / "model.safetensors").is_file() and _config(folder) == "model2vec"
    try:
        types = [module["type"] for module in json.loads(modules.read_text(encoding="utf-8"))]
    except (ValueError, KeyError, TypeError) as error:
        raise _unusable(str(folder), error) from error
    return any(kind.endswith("StaticEmbedding") for kind in types)


def _config(folder: Path) -> str:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(config.get("model_type", "")) if isinstance(config, dict) else ""


def _unusable(name: str, error: Exception) -> AlignerError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return AlignerError(f"model {name}: cannot be used: {reason}")
