"""Bytes to text: which encoding it is, and a clear word where it is none."""

import unicodedata
from pathlib import Path

from aligner.errors import AlignerError

_BOMS = ((b"\xff\xfe", "UTF-16 (little endian)"), (b"\xfe\xff", "UTF-16 (big endian)"))
_OTHER_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (DOCX, ODT or EPUB?)",
    b"{\\rtf": "a rich-text document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"SQLite format 3": "a database",
    b"\x89PNG": "a picture",
}
_TURKISH_1254 = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")  # Ğ İ Ş ğ ı ş


MOST_BYTES = 100_000_000
"""The largest file that is read unasked."""


def refuse_large(path: Path) -> None:
    """Stop before a file is read that would fill the memory.

    Raises:
        AlignerError: It is larger than `MOST_BYTES`.
    """
    try:
        size = path.stat().st_size
    except OSError:
        return  # reading it will say what is wrong
    if size > MOST_BYTES:
        raise AlignerError(
            f"{path}: {size // 1_000_000} MB, more than the {MOST_BYTES // 1_000_000} MB that are "
            "read unasked; use --large to read it all the same"
        )


def read_text(path: Path) -> str:
    r"""Read a plain-text file: UTF-8 with or without BOM, line ends to "\n", NFC.

    Raises:
        AlignerError: The file is missing, a directory, empty, binary, or in another encoding;
            UTF-16 and Windows-1254 are recognised and named, other bytes that are no UTF-8 are
            told by their offset.
    """
    content = read_bytes(path)
    _refuse_other_formats(path, content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AlignerError(_undecodable(path, content, error.start)) from None
    if not text.strip():
        what = "holds nothing but blanks" if text else "the file is empty"
        raise AlignerError(f"{path}: {what}")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        AlignerError: It is missing, a directory, or not to be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise AlignerError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise AlignerError(f"{path}: is a directory; name a file in it") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None


def _refuse_other_formats(path: Path, content: bytes) -> None:
    for bom, name in _BOMS:
        if content.startswith(bom):
            raise AlignerError(_convert(path, name, "UTF-16"))
    for signature, what in _OTHER_SIGNATURES.items():
        if content.startswith(signature):
            raise AlignerError(f"{path}: is {what}, not plain text; save it as UTF-8 text first")
    if b"\0" in content:
        at = content.index(b"\0")
        head = content[:4000]
        if head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4:
            order = "LE" if head[1::2].count(0) > head[::2].count(0) else "BE"
            raise AlignerError(_convert(path, f"UTF-16{order} without a BOM", f"UTF-16{order}"))
        raise AlignerError(f"{path}: not plain text (a NUL byte at offset {at})")


def _undecodable(path: Path, content: bytes, offset: int) -> str:
    high = [byte for byte in content if byte >= 0x80]
    turkish = sum(byte in _TURKISH_1254 for byte in high)
    if turkish >= 3 and turkish * 10 > len(high) and _decodes(content, "cp1254"):
        return _convert(path, "Windows-1254 (Turkish)", "WINDOWS-1254")
    return (
        f"{path}: byte 0x{content[offset]:02X} at offset {offset} is not UTF-8; "
        "save the file as UTF-8"
    )


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _convert(path: Path, name: str, iconv: str) -> str:
    return f'{path}: is in {name}; convert it: iconv -f {iconv} -t UTF-8 "{path}" > utf8.txt'
