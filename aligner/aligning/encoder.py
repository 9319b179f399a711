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
from typing import Protocol

import numpy as np
import numpy.typing as npt

from aligner.errors import AlignerError

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns sentences into vectors."""

    @property
    def name(self) -> str:
        """The name or directory the model was asked for by."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 over the model's files, in hexadecimal."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give one vector a text, shape (texts, dimensions), all finite."""
        ...


def load_encoder(name: str) -> Encoder:
    """Load a model by its directory, or by its name from the Hugging Face cache.

    Raises:
        AlignerError: There is no such model here, or it cannot be loaded.
    """
    folder = _folder(name)
    if _is_static(folder):
        return _StaticEncoder(name, folder)
    return _SentenceTransformersEncoder(name, folder)


@dataclass(frozen=True, slots=True)
class _StaticEncoder:
    """A static embedding model, read by model2vec without torch."""

    name: str
    folder: Path

    @property
    def digest(self) -> str:
        return _digest(self.folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        from model2vec import StaticModel  # noqa: PLC0415 - heavy

        try:
            model = StaticModel.from_pretrained(self.folder)
            vectors = model.encode(list(texts), show_progress_bar=False)
        except (OSError, ValueError, KeyError) as error:
            raise _unusable(self.name, error) from error
        return _checked(self.name, vectors, len(texts))


@dataclass(frozen=True, slots=True)
class _SentenceTransformersEncoder:
    """Any other model, run by sentence-transformers."""

    name: str
    folder: Path

    @property
    def digest(self) -> str:
        return _digest(self.folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

        try:
            model = SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
            vectors = model.encode(list(texts), batch_size=64, show_progress_bar=False)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise _unusable(self.name, error) from error
        return _checked(self.name, vectors, len(texts))


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


def _digest(folder: Path) -> str:
    whole = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(file.relative_to(folder).as_posix().encode())
        whole.update(sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def _checked(name: str, vectors: object, count: int) -> Vectors:
    array = np.asarray(vectors, dtype=np.float32)
    if array.ndim != 2 or len(array) != count:
        raise AlignerError(f"model {name}: gave {array.shape} for {count} sentences")
    if not np.isfinite(array).all():
        raise AlignerError(f"model {name}: gave vectors that are not finite numbers")
    return array


def _unusable(name: str, error: Exception) -> AlignerError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return AlignerError(f"model {name}: cannot be used: {reason}")
