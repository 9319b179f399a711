"""Where a model lies on the disk, and whether its files are those of a model.

Nothing is ever downloaded: a model is "bundled", the one that comes with the tool, or a
directory, or the name of one that is in the Hugging Face cache already.
"""

import json
import os
from importlib.resources import files
from pathlib import Path

from aligner.errors import AlignerError

BUNDLED = "bundled"
"""The name of the German-Turkish model that comes with the tool."""

BUNDLED_LANGS = ("de", "tr")
"""The languages it knows."""

_STATIC_FILES = ("model.safetensors", "tokenizer.json")


def model_folder(name: str) -> Path:
    """Find a model by its name or directory.

    Raises:
        AlignerError: There is no such model here.
    """
    if name == BUNDLED:
        return Path(str(files("aligner"))) / "models" / "-".join(BUNDLED_LANGS)
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


def is_static(folder: Path) -> bool:
    """Say whether a model is static, so that model2vec reads it without torch.

    Raises:
        AlignerError: Its list of modules cannot be read.
    """
    if not (folder / "modules.json").is_file():
        return (folder / "model.safetensors").is_file() and _config(folder) == "model2vec"
    types = [kind for kind, _ in _modules(folder)]
    return bool(types) and all(kind.endswith("StaticEmbedding") for kind in types)


def static_part(folder: Path) -> str:
    """Give the folder, within that of a static model, in which its files lie; "" for itself.

    Raises:
        AlignerError: The model's list of modules cannot be read.
    """
    return _modules(folder)[0][1]


def _modules(folder: Path) -> list[tuple[str, str]]:
    """Read which modules a model has: the type and the folder of each."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        return [(module["type"], module["path"]) for module in modules]
    except (ValueError, KeyError, TypeError) as error:
        raise unusable(str(folder), error) from error


def check_files(name: str, folder: Path, *, static: bool) -> None:
    """Refuse a folder that cannot be a model before anything heavy is imported.

    Raises:
        AlignerError: A file is missing.
    """
    present = {path.name for path in folder.rglob("*")}
    if not present & {"modules.json", "config.json"}:
        raise AlignerError(
            f"model {name}: {folder} holds no model (no modules.json, no config.json); name the "
            "folder of a sentence-transformers model"
        )
    wanted = _STATIC_FILES if static else ()
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


def unusable(name: str, error: Exception) -> AlignerError:
    """Say in one line why a model cannot be used."""
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return AlignerError(f"model {name}: cannot be used: {reason}")
