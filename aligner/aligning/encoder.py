"""Embedding models: sentences to vectors, with model2vec or sentence-transformers.

Both are imported only when a model is asked for. Nothing is ever downloaded from here: a
model is "bundled", the one that comes with the tool, or a directory, or the name of one that
is in the cache already.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from tokenizers import Tokenizer

from aligner.errors import AlignerError

Vectors = npt.NDArray[np.float32]

BUNDLED = "bundled"
"""The name of the German-Turkish model that comes with the tool."""

NO_MODEL = "none"
"""The name that stands for aligning without a model."""

_BUNDLED_FOLDER = "de-tr"
_AT_ONCE = 2000
_STATIC_FILES = ("model.safetensors", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Table:
    """What a static model consists of.

    Args:
        tokenizer: Texts to numbers of pieces.
        vectors: One vector a piece, shape (pieces, dimensions).
    """

    tokenizer: Tokenizer
    vectors: Vectors


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

    def table(self) -> Table:
        """Read a static model's pieces and vectors.

        Raises:
            AlignerError: The model is not static, or cannot be loaded.
        """
        if not self.is_static:
            raise AlignerError(f"model {self.name}: is no static model; only those have a table")
        with _named(self.name):
            model = _static_model(self.folder)
        return Table(model.tokenizer, _vectors_of(model))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give one vector a text, shape (texts, dimensions), all finite.

        The longer a text, the longer its vector, so that the sum of the vectors of texts stands
        for the texts joined: with a static model it is the sum over the pieces, with others the
        unit vector times the number of characters.

        Raises:
            AlignerError: The model cannot be loaded or does not give such vectors.
        """
        run = _static_vectors if self.is_static else _transformer_vectors
        with _named(self.name):
            vectors = np.asarray(run(self.folder, list(texts)), dtype=np.float32)
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise AlignerError(f"model {self.name}: gave {vectors.shape} for {len(texts)} texts")
        if not np.isfinite(vectors).all():
            raise AlignerError(f"model {self.name}: gave vectors that are not finite numbers")
        return vectors


def load_encoder(name: str) -> Encoder:
    """Find a model: "bundled", a directory, or a name in the Hugging Face cache.

    Raises:
        AlignerError: There is no such model here, or its files are not those of a model.
    """
    folder = _folder(name)
    is_static = _is_static(folder)
    _check_files(name, folder, is_static=is_static)
    return Encoder(name, folder, is_static)


def chosen_encoder(name: str | None, langs: tuple[str, str]) -> Encoder | None:
    """Give the model asked for; the bundled one where none is and it knows both languages.

    Args:
        name: As for `load_encoder`, or "none" for no model at all.
        langs: The languages of the two sides, as BCP 47 codes.

    Raises:
        AlignerError: There is no such model here, or its files are not those of a model.
    """
    if name == NO_MODEL:
        return None
    known = set(_BUNDLED_FOLDER.split("-"))
    if name is None and {lang.split("-")[0] for lang in langs} != known:
        return None
    return load_encoder(name or BUNDLED)


def _static_vectors(folder: Path, texts: list[str]) -> object:
    model = _static_model(folder)
    table = _vectors_of(model)
    parts = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
    return np.vstack([_sums(table, model.tokenize(part)) for part in parts])


def _sums(table: Vectors, texts: list[list[int]]) -> Vectors:
    """Add up the vectors of the pieces of each text; one without known pieces is zero."""
    lengths = np.array([len(pieces) for pieces in texts])
    sums = np.zeros((len(texts), table.shape[1]), dtype=np.float32)
    if lengths.any():
        pieces = np.concatenate([np.array(pieces, dtype=np.int64) for pieces in texts if pieces])
        starts = np.concatenate([[0], np.cumsum(lengths[lengths > 0])[:-1]])
        sums[lengths > 0] = np.add.reduceat(table[pieces], starts, axis=0)
    return sums


def _vectors_of(model: Any) -> Vectors:  # noqa: ANN401 - model2vec is imported late
    """Give the vector of every piece as it counts in a sum, in single precision."""
    vectors = np.asarray(model.embedding, dtype=np.float32)
    if model.token_mapping is not None:
        vectors = vectors[model.token_mapping]
    return vectors if model.weights is None else vectors * model.weights[:, None]


def _static_model(folder: Path) -> Any:  # noqa: ANN401 - model2vec is imported late
    """Read a static model with model2vec, as its StaticModel."""
    from model2vec import StaticModel  # noqa: PLC0415 - heavy

    return StaticModel.from_pretrained(folder)


def _transformer_vectors(folder: Path, texts: list[str]) -> object:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    found = model.encode(texts, batch_size=64, show_progress_bar=False)
    vectors = np.asarray(found, dtype=np.float32)
    lengths = np.array([max(len(text), 1) for text in texts])
    return vectors * (lengths / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9))[:, None]


def _folder(name: str) -> Path:
    if name == BUNDLED:
        return Path(str(files("aligner"))) / "models" / _BUNDLED_FOLDER
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
        f'"hf download {name}", or take the one that comes with the tool: --model {BUNDLED}'
    )


def _is_static(folder: Path) -> bool:
    modules = folder / "modules.json"
    if not modules.is_file():
        return (folder / "model.safetensors").is_file() and _config(folder) == "model2vec"
    try:
        types = [module["type"] for module in json.loads(modules.read_text(encoding="utf-8"))]
    except (ValueError, KeyError, TypeError) as error:
        raise _unusable(str(folder), error) from error
    return bool(types) and all(kind.endswith("StaticEmbedding") for kind in types)


def _check_files(name: str, folder: Path, *, is_static: bool) -> None:
    """Refuse a folder that cannot be a model before anything heavy is imported."""
    present = {path.name for path in folder.rglob("*")}
    if not present & {"modules.json", "config.json"}:
        raise AlignerError(
            f"model {name}: {folder} holds no model (no modules.json, no config.json); name the "
            "folder of a sentence-transformers model"
        )
    wanted = _STATIC_FILES if is_static else ()
    if missing := [file for file in wanted if file not in present]:
        raise AlignerError(f"model {name}: {folder} has no {' and no '.join(missing)}")
    if not any(file.endswith((".safetensors", ".bin")) for file in present):
        raise AlignerError(f"model {name}: {folder} has no weights (*.safetensors or *.bin)")


def _config(folder: Path) -> str:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(config.get("model_type", "")) if isinstance(config, dict) else ""


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Give the faults of a model's files the name of the model."""
    try:
        yield
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise _unusable(name, error) from error
    except Exception as error:
        if type(error) is not Exception:  # which is what a broken tokenizer.json raises
            raise
        raise _unusable(name, error) from error


def _unusable(name: str, error: Exception) -> AlignerError:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return AlignerError(f"model {name}: cannot be used: {reason}")
