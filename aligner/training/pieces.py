"""Words to pieces: the tokenizer, and the letter runs by which similar pieces learn together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

_RAREST_CHARACTER = 3
_WORD_START = "▁"
_ALIKE = {"'": "’‘ʼʹ`´", '"': "“”„«»", "-": "–—‐‑"}
_ONE_FORM = str.maketrans({other: one for one, others in _ALIKE.items() for other in others})
_RUNS = range(3, 6)
_BEGINNINGS = range(6, 9)


def train_tokenizer(texts: Sequence[str], size: int) -> Tokenizer:
    """Train byte-pair encoding (Sennrich et al. 2016) on the texts of both languages together.

    Everything it does to a text is in the tokenizer itself, so that whatever reads the model
    reads it alike: compatibility composition, lower case in which İ and I become i, each
    punctuation mark and each number apart. Characters it has not seen vanish. As few steps as
    can be: they take more time than the table.

    Args:
        texts: Sentences of both languages, as `one_form` gives them.
        size: How many pieces at most.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace("\u0307", ""),  # what is left of İ
        ]
    )
    words = rf"{_WORD_START}[^\W\p{{N}}{_WORD_START}]*|\W|\p{{N}}+"
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(split=False),
            pre_tokenizers.Split(Regex(words), "isolated"),
        ]
    )
    alphabet = _alphabet(tokenizer, texts)
    trainer = trainers.BpeTrainer(
        vocab_size=max(size, len(alphabet)),
        min_frequency=2,
        show_progress=False,
        initial_alphabet=alphabet,
        limit_alphabet=len(alphabet),
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _alphabet(tokenizer: Tokenizer, texts: Iterable[str]) -> list[str]:
    """Give the characters that are not too rare; naming them makes training repeatable."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(tokenizer.normalizer.normalize_str(text))
    del counts[" "]
    seen = {c for c, n in counts.items() if n >= _RAREST_CHARACTER}
    seen.update(*(others for one, others in _ALIKE.items() if one in seen))
    return [*sorted(seen), _WORD_START]


def one_form(text: str) -> str:
    """Give apostrophes, quotation marks and dashes the form whose vector stands for all."""
    return text.translate(_ONE_FORM)


def alike(tokenizer: Tokenizer) -> list[tuple[int, int]]:
    """Give the pieces that share the vector of another: their numbers and the other's."""
    pairs = [(other, one) for one, others in _ALIKE.items() for other in others]
    numbers = [(tokenizer.token_to_id(other), tokenizer.token_to_id(one)) for other, one in pairs]
    return [(other, one) for other, one in numbers if other is not None and one is not None]


def letter_runs(pieces: Sequence[str]) -> tuple[list[list[int]], int]:
    """Number the letter runs that pieces share (Bojanowski et al. 2017).

    A run is three to five letters anywhere in a piece, or six to eight from the beginning of a
    word, which is where Turkish has its stems. Numbers have none: 1920 and 1921 are as unlike
    as any two.

    Returns:
        The runs of every piece, and how many there are.
    """
    runs = [sorted(set(_runs(piece))) for piece in pieces]
    counts = Counter(run for some in runs for run in some)
    numbers = {run: n for n, run in enumerate(sorted(r for r, n in counts.items() if n > 1))}
    return [[numbers[run] for run in some if run in numbers] for some in runs], len(numbers)


def _runs(piece: str) -> Iterator[str]:
    if any(map(str.isdigit, piece)):
        return
    for length in _RUNS:
        for start in range(len(piece) - length + 1):
            yield piece[start : start + length]
    if piece.startswith(_WORD_START):
        for length in _BEGINNINGS:
            if len(piece) >= length:
                yield piece[:length]
