"""Vectors kept beside a work, so that a slow model reads no sentence twice."""

import contextlib
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np

from aligner.aligning.encoder import Progress, Vectors
from aligner.errors import AlignerError

VECTORS_NAME = "vectors.npz"
"""The file in a work folder."""


class Reader(Protocol):
    """What reads texts: `Encoder`, or what stands for it."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def digest(self) -> str:
        """SHA-256 of what its vectors depend on."""

    def encode(self, texts: Sequence[str], progress: Progress = ...) -> Vectors:
        """Give one vector a text."""


class Remembered:
    """An encoder that knows the vectors of texts it has read before.

    Vectors are known by the digest of the model and that of the text; those of another model
    are forgotten.

    Args:
        encoder: The encoder that reads what is new.
        path: The file the vectors are kept in, which need not exist.

    Raises:
        AlignerError: The file cannot be read.
    """

    def __init__(self, encoder: Reader, path: Path) -> None:
        self._encoder = encoder
        self._path = path
        self.name = encoder.name
        self.digest = encoder.digest
        self._known = self._read()

    def encode(self, texts: Sequence[str], progress: Progress = lambda _: None) -> Vectors:
        """Give one vector a text, as `Encoder.encode` does.

        Raises:
            AlignerError: The model cannot be used, or gives vectors of another length than those
                that are kept.
        """
        new = [text for text in dict.fromkeys(texts) if _key(text) not in self._known]
        if new:
            vectors = self._encoder.encode(new, progress)
            kept = next(iter(self._known.values()), vectors[0])
            if len(kept) != vectors.shape[1]:
                raise AlignerError(
                    f"{self._path}: holds vectors of {len(kept)} dimensions, but {self.name} gives "
                    f"{vectors.shape[1]}; delete the file"
                )
            self._known |= {_key(text): row for text, row in zip(new, vectors, strict=True)}
        return np.vstack([self._known[_key(text)] for text in texts])

    def keep(self) -> None:
        """Write the vectors down; the file appears whole or not at all.

        Raises:
            AlignerError: It cannot be written.
        """
        draft = self._path.with_name(f".{self._path.name}.{os.getpid()}.new")
        try:
            with draft.open("wb") as file:
                np.savez(
                    file,
                    model=np.array(self.digest),
                    keys=np.array(list(self._known), dtype="S32"),
                    vectors=np.array(list(self._known.values()), dtype=np.float32),
                )
            draft.replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise AlignerError(f"{self._path}: cannot be written: {error.strerror}") from error

    def _read(self) -> dict[bytes, Vectors]:
        try:
            with np.load(self._path, allow_pickle=False) as file:
                if str(file["model"]) != self.digest:
                    return {}
                return dict(zip(file["keys"].tolist(), file["vectors"], strict=True))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise AlignerError(
                f"{self._path}: not readable as kept vectors ({error}); delete the file"
            ) from error


def _key(text: str) -> bytes:
    return sha256(text.encode()).hexdigest()[:32].encode()
