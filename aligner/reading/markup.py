"""XML and zip archives opened with care: no entities, no network, no bombs."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from aligner.errors import AlignerError

MOST_UNPACKED = 400_000_000
"""Bytes an archive may hold when unpacked; beyond it is taken for a zip bomb."""


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Parse XML and give its root.

    Raises:
        AlignerError: It is not well-formed, nested too deeply, or has entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise AlignerError(f"{name}: not readable as XML: {error.msg}") from None
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(document.iterentities()):  # type: ignore[union-attr]  # stubs
        raise AlignerError(f"{name}: defines entities of its own, which are not read; remove them")
    return root


@contextmanager
def opened_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive for reading.

    Raises:
        AlignerError: It is missing, no zip archive, damaged, encrypted, or too large unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MOST_UNPACKED:
                raise AlignerError(
                    f"{path}: {unpacked // 1_000_000} MB when unpacked, more than is read"
                )
            yield archive
    except zipfile.BadZipFile:
        raise AlignerError(
            f"{path}: damaged, or not what its ending says; save it again from its program"
        ) from None
    except FileNotFoundError:
        raise AlignerError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise AlignerError(f"{path}: is a directory; name a file in it") from None
    except RuntimeError:
        raise AlignerError(f"{path}: encrypted; save it without a password") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror or error}") from None


def member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Read a member of an archive.

    Raises:
        AlignerError: It is not there.
    """
    try:
        return archive.read(name)
    except KeyError:
        raise AlignerError(f"{path}: has no {name}; it is not what its ending says") from None


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
