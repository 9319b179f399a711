"""Names with a letter that no transliteration makes of the original's: Montaşev, for Mantaschew.

Which letters these are stands in `unmade.tsv`. Vowels of Turkish and Arabic names change from
writer to writer; those of Russian, Georgian and Armenian surnames do not.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from aligner.glossaries.german_names import is_eastern, looks_so
from aligner.glossaries.transliteration import transliteration

_BESIDES = 0.45  # of what else nothing explains
_SHORTEST = 5
_END = 2  # letters at the end of the original that may be inflected
_NOTHING = "-"


def remade(form: str, right: str) -> str:
    """Give a name with the one letter that transliteration would make; "" where none is wrong.

    Args:
        form: As the translation has it, without a suffix.
        right: As the German original has it.
    """
    if len(form) < _SHORTEST or not is_eastern(right):
        return ""
    right = right.removesuffix("s") if looks_so(right.removesuffix("s"), "surname") else right
    found = transliteration(right, form, "tr")
    if found is None or any(at >= len(right) - _END for at in found.lost):
        return ""
    wrong = [(german, other) for german, other in found.changed if _is_unmade(right, german, other)]
    if len(wrong) != 1:
        return ""
    near = {name: transliteration(right, name, "tr") for name in _mended(form, *wrong[0])}
    costs = {name: one.cost for name, one in near.items() if one and one.cost < _BESIDES}
    return min(costs, key=lambda name: costs[name], default="")


def _mended(form: str, german: str, other: str) -> Iterator[str]:
    for i in range(1, len(form)):
        if not other or form[i] == other:
            yield form[:i] + german + form[i + len(other) :]


def _is_unmade(name: str, german: str, other: str) -> bool:
    return any(
        german == letter and (other or _NOTHING) in never and looks_so(name, use)
        for use, letter, never in _rows()
    )


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    text = files(__package__).joinpath("unmade.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((use, german, tuple(never.split())) for use, german, never in rows)
