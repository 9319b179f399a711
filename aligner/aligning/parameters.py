"""The aligner's settings, from `parameters.toml`."""

import math
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Parameters:
    """Settings of one alignment; `parameters.toml` says what each means.

    Args:
        priors: Log prior of each kind of link, by numbers of source and target sentences.
        weights: The named weights.
    """

    priors: dict[tuple[int, int], float]
    weights: dict[str, float] = field(default_factory=dict)

    def as_record(self) -> dict[str, float]:
        """Give all settings as plain names and numbers, to be stored with an alignment."""
        kinds = {f"prior {s}:{t}": round(value, 6) for (s, t), value in self.priors.items()}
        return kinds | self.weights


@cache
def default_parameters() -> Parameters:
    """Read the settings that come with the tool."""
    text = files(__package__).joinpath("parameters.toml").read_text(encoding="utf-8")
    values = tomllib.loads(text)
    priors = {}
    for kind, probability in values["priors"].items():
        source, target = map(int, kind.split(":"))
        for shape in {(source, target), (target, source)}:
            priors[shape] = math.log(probability)
    return Parameters(priors, {name: float(w) for name, w in values["weights"].items()})
