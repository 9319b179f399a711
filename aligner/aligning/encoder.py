"""Embedding models: sentences to vectors, with model2vec or sentence-transformers.

Both are imported only when a model is asked for.
"""

import os
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from aligner.aligning.model_files import (
    BUNDLED,
    BUNDLED_LANGS,
    check_files,
    is_static,
    model_folder,
    static_part,
    unusable,
)
from aligner.errors import AlignerError

Vectors = npt.NDArray[np.float32]
Progress = Callable[[float], None]
"""Told how far the work is, 0 to 1."""

NO_MODEL = "none"
"""The name that stands for aligning without a model."""

_AT_ONCE = 2048
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Table:
    """What a static model consists of.

    Args:
        tokenizer: Texts to numbers of pieces.
        vectors: One vector a piece, shape (pieces, dimensions), as precise as they are stored.
    """

    tokenizer: Tokenizer
    vectors: Vectors | npt.NDArray[np.float16]

    def sums(self, texts: list[str]) -> Vectors:
        """Add up the vectors of the pieces of each text; one without pieces is zero.

        Only the pieces that occur are brought to single precision: a table is longer than a text.
        """
        found = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        pieces = [one.ids for one in found]
        counts = np.fromiter(map(len, pieces), np.int64, len(pieces))
        numbers = np.fromiter(chain.from_iterable(pieces), np.int64, counts.sum())
        used, places = np.unique(numbers, return_inverse=True)
        vectors = self.vectors[used].astype(np.float32)
        total = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
        begins = counts.cumsum() - counts
        for at in range(counts.max(initial=0)):  # the first pieces of all texts, then the second
            longer = np.nonzero(counts > at)[0]
            total[longer] += vectors[places[begins[longer] + at]]
        return total


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
            return _table(self.folder)

    def encode(self, texts: Sequence[str], progress: Progress = lambda _: None) -> Vectors:
        """Give one vector a text, shape (texts, dimensions), all finite.

        The longer a text, the longer its vector, so that the sum of the vectors of texts stands
        for the texts joined: with a static model it is the sum over the pieces, with others the
        unit vector times the number of characters.

        Raises:
            AlignerError: The model cannot be loaded or does not give such vectors.
        """
        run = _static_vectors if self.is_static else _transformer_vectors
        with _named(self.name):
            vectors = np.asarray(run(self, list(texts), progress), dtype=np.float32)
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
    folder = model_folder(name)
    static = is_static(folder)
    check_files(name, folder, static=static)
    return Encoder(name, folder, static)


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
    if name is None and {lang.split("-")[0] for lang in langs} != set(BUNDLED_LANGS):
        return None
    return load_encoder(name or BUNDLED)


def _static_vectors(encoder: Encoder, texts: list[str], progress: Progress) -> Vectors:
    table = _table(encoder.folder)

    return _in_parts(texts, table.sums, progress)


def _in_parts(texts: list[str], run: Callable[[list[str]], Vectors], progress: Progress) -> Vectors:
    found = []
    for at in range(0, len(texts), _AT_ONCE):
        progress(at / len(texts))
        found.append(run(texts[at : at + _AT_ONCE]))
    return np.vstack(found)


def _table(folder: Path) -> Table:
    """Read a static model, or give it again if its files have not changed since."""
    return _read_table(folder, max(file.stat().st_mtime_ns for file in folder.rglob("*")))


@lru_cache(maxsize=2)
def _read_table(folder: Path, _changed: int) -> Table:
    """Read a static model; one that sentence-transformers saved is two files and no more."""
    if not (folder / "modules.json").is_file():
        return _model2vec_table(folder)
    where = folder / static_part(folder)
    tokenizer = Tokenizer.from_file(str(where / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tensors = load_file(where / "model.safetensors")
    vectors = tensors[next(iter(tensors))]
    if len(tensors) != 1 or vectors.ndim != 2 or tokenizer.get_vocab_size() != len(vectors):
        pieces = tokenizer.get_vocab_size()
        raise ValueError(f"the number of tokens ({pieces}) is not that of vectors ({len(vectors)})")
    return Table(tokenizer, vectors)


def _model2vec_table(folder: Path) -> Table:
    """Read a model that model2vec saved, whose pieces may share vectors and have weights."""
    from model2vec import StaticModel  # noqa: PLC0415 - heavy

    model = StaticModel.from_pretrained(folder, max_length=None)
    vectors = np.asarray(model.embedding, dtype=np.float32)
    if model.token_mapping is not None:
        vectors = vectors[model.token_mapping]
    if model.weights is not None:
        vectors = vectors * model.weights[:, None]
    return Table(model.tokenizer, vectors)


def _transformer_vectors(encoder: Encoder, texts: list[str], progress: Progress) -> Vectors:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - takes seconds

    model = SentenceTransformer(str(encoder.folder), device="cpu", local_files_only=True)
    prefix = "" if model.default_prompt_name else _prefix(encoder.name)

    def run(part: list[str]) -> Vectors:
        prompted = [prefix + text for text in part]
        found = model.encode(prompted, batch_size=_BATCH, show_progress_bar=False)
        vectors = np.asarray(found, dtype=np.float32)
        lengths = np.array([max(len(text), 1) for text in part], dtype=np.float32)
        norms = np.maximum(np.linalg.norm(vectors, axis=1), np.float32(1e-9))
        return np.asarray(vectors * (lengths / norms)[:, None])

    return _in_parts(texts, run, progress)


@cache
def _prefixes() -> dict[str, str]:
    text = files(__package__).joinpath("prefixes.toml").read_text(encoding="utf-8")
    return {name: str(prefix) for name, prefix in tomllib.loads(text).items()}


def _prefix(name: str) -> str:
    """Give the words a model wants before every text, by what its name holds."""
    wanted = [prefix for part, prefix in _prefixes().items() if part in name.lower()]
    return wanted[0] if wanted else ""


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Give the faults of a model's files the name of the model."""
    try:
        yield
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise unusable(name, error) from error
    except Exception as error:
        if type(error) is not Exception:  # which is what a broken tokenizer.json raises
            raise
        raise unusable(name, error) from error
