"""What leaves the tool, shown to the programs and schemas that decide whether it is right."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from conftest import small_work
from lxml import etree
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

from aligner import edit
from aligner.exchange import export_links
from aligner.exchange.glossary_files import export_glossary
from aligner.exchange.tei import read_tei_links
from aligner.exchange.xml import LANG
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.model import Link, Side, Status, Work
from aligner.works import Settings, align_texts, bundled_sample, read_settings

SCHEMAS = Path(__file__).parents[1] / ".schemas"  # filled by .ci/run
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")
DEAR = "<&> „Tschitscherin“ \U0001d510"

needs_omegat = pytest.mark.skipif(not shutil.which("omegat"), reason="needs OmegaT")


@cache
def sample() -> Work:
    """Align the sample, and review some of it."""
    settings: Settings = read_settings(bundled_sample())
    work, _ = align_texts(settings, bundled_sample(), lambda: None)
    statuses = list(Status)
    links = [
        k._replace(status=statuses[n % 3], comment=DEAR if n % 5 == 0 else "")
        for n, k in enumerate(work.links)
    ]
    return replace(work, links=tuple(links))


def odd_work() -> Work:
    """A small work with everything: an omission, an addition, each status, a comment."""
    work = small_work()
    links = (
        Link(range(1), range(0), status=Status.SUGGESTED),
        Link(range(0), range(1), status=Status.DOUBTFUL, comment=DEAR),
        Link(range(1, 2), range(0), status=Status.CONFIRMED),
        Link(range(2, 5), range(1, 4), 0.25, Status.DOUBTFUL, "x"),
    )
    return replace(work, title=DEAR, links=links)


def corrected_work() -> Work:
    """A small work with a sentence corrected and one split in two."""
    work = small_work()
    for lines in ([f"Düzeltilmiş {DEAR}", "İkinci yarısı."], ["Bir kez daha.", "İkinci yarısı."]):
        work = edit.applied(work, edit.reword(work, 1, Side.TARGET, lines))
    return work


def faults(schema: etree.XMLSchema | etree.RelaxNG, path: Path) -> list[str]:
    schema.validate(etree.parse(path))
    told = cast("list[Any]", schema.error_log)
    return [f"{error.line}: {error.message}" for error in told]


def schema_of(text: bytes, xml: bytes, folder: Path) -> etree.XMLSchema:
    """Make a schema whose import of the one of xml:lang finds it, wherever it is said to be."""
    (folder / "xml.xsd").write_bytes(xml)
    beside = re.sub(rb'schemaLocation="[^"]*"', b'schemaLocation="xml.xsd"', text)
    (folder / "schema.xsd").write_bytes(beside)
    return etree.XMLSchema(etree.parse(folder / "schema.xsd"))


def schema_file(pattern: str) -> Path:
    for found in sorted(SCHEMAS.glob(pattern)):
        return found
    pytest.skip(f"needs {pattern} in {SCHEMAS}; .ci/run gets it")


@pytest.mark.parametrize("make", [sample, odd_work])
def test_xliff_is_valid(tmp_path: Path, make: Callable[[], Work]) -> None:
    file = schema_file("**/xliff-core-2.0.xsd")
    schema = schema_of(file.read_bytes(), file.with_name("xml.xsd").read_bytes(), tmp_path)
    export_links(make(), tmp_path / "x.xlf")
    assert faults(schema, tmp_path / "x.xlf") == []


@pytest.mark.parametrize("make", [sample, odd_work])
def test_xliff_keeps_the_rules_no_schema_states(tmp_path: Path, make: Callable[[], Work]) -> None:
    """What 2.1 asks beyond the core schema of 2.0, as far as the tool uses it.

    Languages are of xs:language (the one change of 2.1 to the elements used here); ids differ,
    only what is initial has no target, subState has a prefix (4.2, 4.3); metadata are typed and
    in groups that are not empty (5.4).
    """
    export_links(make(), tmp_path / "x.xlf")
    root = etree.parse(tmp_path / "x.xlf").getroot()
    units = list(root.iter("{*}unit"))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "de", "tr")
    assert len({unit.get("id") for unit in units}) == len(units) == len(make().links)
    for segment in root.iter("{*}segment"):
        state = segment.get("state")
        assert state in {"initial", "translated", "reviewed", "final"}
        assert (segment.find("{*}target") is None) == (state == "initial")
        assert segment.get("subState", "a:b").count(":") == 1
    language = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
    assert all(language.fullmatch(root.get(name) or "") for name in ("srcLang", "trgLang"))
    mda = "{urn:oasis:names:tc:xliff:metadata:2.0}"
    for metadata in root.iter(f"{mda}metadata"):
        assert {child.tag for child in metadata} == {f"{mda}metaGroup"}
        for group in metadata:
            assert {child.tag for child in group} == {f"{mda}meta"}
            assert all(meta.get("type") for meta in group)


@cache
def tei_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_file("**/tei_all.rng")))


@pytest.mark.parametrize("make", [sample, odd_work, corrected_work])
def test_tei_is_valid(tmp_path: Path, make: Callable[[], Work]) -> None:
    schema = tei_schema()
    export_links(make(), tmp_path / "x.tei")
    assert faults(schema, tmp_path / "x.tei") == []


def test_tei_has_what_was_read_beside_what_stands_now(tmp_path: Path) -> None:
    work = corrected_work()
    export_links(work, tmp_path / "x.tei")
    root = etree.parse(tmp_path / "x.tei").getroot()
    read, stands = ([e.text for e in root.iter("{*}" + name)] for name in ("sic", "corr"))
    sentences = [s for s in work.target.sentences if s.as_read is not None]
    assert read == [s.as_read for s in sentences]
    assert stands == [s.text for s in sentences]
    units = read_tei_links(tmp_path / "x.tei", work)
    assert [unit.target for unit in units] == [work.text(k, Side.TARGET) for k in work.links]


@pytest.mark.parametrize("make", [sample, odd_work, corrected_work])
def test_every_pointer_in_tei_points_somewhere(tmp_path: Path, make: Callable[[], Work]) -> None:
    export_links(make(), tmp_path / "x.tei")
    root = etree.parse(tmp_path / "x.tei").getroot()
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter("{*}*")]
    named = [name for name in ids if name]
    assert len(named) == len(set(named))
    pointers = [p for e in root.iter("{*}*") for p in (e.get("target") or "").split()]
    sentences = sum(len(make().document(side).sentences) for side in Side)
    assert {p.removeprefix("#") for p in pointers} <= set(named)
    assert len([p for p in pointers if not p.startswith("#link")]) == sentences


@pytest.mark.parametrize("make", [sample, odd_work])
def test_strict_readers_find_nothing_in_the_memory(
    tmp_path: Path, shared: Path, make: Callable[[], Work]
) -> None:
    if not OMEGAT.is_file():
        pytest.skip("needs OmegaT, whose jar holds the DTD")
    export_links(make(), tmp_path / "m.tmx", dates=[("2026-01-01T00:00:00Z",) * 2] * 500)
    tool = shared / "tools" / "tmx_strict.py"
    command = [sys.executable, str(tool), str(tmp_path / "m.tmx")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout


def omegat(shared: Path, kind: str, path: Path) -> dict[str, object]:
    command = [sys.executable, str(shared / "tools" / "omegat_check.py"), kind, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    verdict = json.loads(done.stdout)
    assert isinstance(verdict, dict)
    return verdict


@needs_omegat
def test_omegat_inserts_every_unit_of_the_sample(tmp_path: Path, shared: Path) -> None:
    export_links(sample(), tmp_path / "m.tmx")
    verdict = omegat(shared, "tmx", tmp_path / "m.tmx")
    both = [link for link in sample().links if link.source and link.target]
    assert verdict["accepted"], verdict
    assert verdict["pairs"] == len(both)
    assert verdict["inserted_identical"] == verdict["distinct_sources"]


@needs_omegat
@pytest.mark.parametrize("ending", ["tbx", "utf8", "txt"])
def test_omegat_reads_every_entry_of_the_glossary(
    tmp_path: Path, shared: Path, ending: str
) -> None:
    entries = read_glossary(bundled_glossary())
    export_glossary(entries, tmp_path / f"g.{ending}", ("de", "tr"))
    verdict = omegat(shared, "glossary", tmp_path / f"g.{ending}")
    assert verdict["accepted"], verdict
    assert f"glossary=g.{ending} entries={len(entries)} empty=0" in str(verdict["facts"])


@pytest.mark.skipif(not OMEGAT.is_file(), reason="needs OmegaT, whose jar holds the schema")
def test_tbx_2_is_valid(tmp_path: Path) -> None:
    with zipfile.ZipFile(OMEGAT) as jar:
        schema = schema_of(jar.read("schemas/tbx.xsd"), jar.read("schemas/xml.xsd"), tmp_path)
    export_glossary(read_glossary(bundled_glossary()), tmp_path / "g.tbx", ("de", "tr"))
    assert faults(schema, tmp_path / "g.tbx") == []


def test_tbx_basic_keeps_its_rules(tmp_path: Path) -> None:
    """ISO 30042:2019, core structure and TBX-Basic, as far as the tool uses them."""
    entries = read_glossary(bundled_glossary())
    export_glossary(entries, tmp_path / "g.tbx", ("de", "tr"), "tbx-basic")
    root = etree.parse(tmp_path / "g.tbx").getroot()
    ns = "{urn:iso:std:iso:30042:ed-2}"
    assert (root.tag, root.get("type"), root.get("style"), root.get(LANG)) == (
        *(f"{ns}tbx", "TBX-Basic", "dca", "de"),
    )
    assert root.find(f"{ns}tbxHeader/{ns}fileDesc/{ns}sourceDesc/{ns}p") is not None
    concepts = root.findall(f"{ns}text/{ns}body/{ns}conceptEntry")
    assert len(concepts) == len({concept.get("id") for concept in concepts}) == len(entries)
    for concept in concepts:
        names = [child.tag.removeprefix(ns) for child in concept]
        assert names == sorted(names, key=["descrip", "note", "langSec"].index)
        assert [s.get(LANG) for s in concept.findall(f"{ns}langSec")] == ["de", "tr"]
        for section in concept.findall(f"{ns}langSec/*"):
            assert section.tag == f"{ns}termSec"
            inside = [child.tag.removeprefix(ns) for child in section]
            assert inside in (["term"], ["term", "termNote"])
    said = {(e.get("type"), e.text) for e in root.iter(f"{ns}termNote")}
    assert said <= {
        ("administrativeStatus", f"{status}-admn-sts")
        for status in ("preferredTerm", "admittedTerm", "deprecatedTerm", "supersededTerm")
    }
    assert {e.get("type") for e in root.iter(f"{ns}descrip")} == {"subjectField"}


def test_translate_toolkit_reads_the_memory(tmp_path: Path) -> None:
    work = odd_work()
    export_links(sample(), tmp_path / "m.tmx")
    export_links(work, tmp_path / "odd.tmx")
    with (tmp_path / "m.tmx").open("rb") as file:
        units = tmxfile(file, "de", "tr").units
    both = [link for link in sample().links if link.source and link.target]
    assert [(u.source, u.target) for u in units] == [
        (sample().text(k, Side.SOURCE), sample().text(k, Side.TARGET)) for k in both
    ]
    assert units[0].getnotes() == DEAR
    with (tmp_path / "odd.tmx").open("rb") as file:
        assert len(tmxfile(file, "de", "tr").units) == 1


@pytest.mark.parametrize("make", [sample, odd_work])
def test_translate_toolkit_reads_every_unit_of_xliff(
    tmp_path: Path, make: Callable[[], Work]
) -> None:
    work = make()
    export_links(work, tmp_path / "x.xlf")
    units = Xliff2File.parsefile(str(tmp_path / "x.xlf")).units
    assert [(u.source or "", u.target or "") for u in units] == [
        (work.text(k, Side.SOURCE), work.text(k, Side.TARGET)) for k in work.links
    ]


def test_translate_toolkit_reads_the_glossary(tmp_path: Path) -> None:
    entries = read_glossary(bundled_glossary())
    export_glossary(entries, tmp_path / "g.tbx", ("de", "tr"))
    with (tmp_path / "g.tbx").open("rb") as file:
        units = tbxfile(file, "de", "tr").units
    assert [(u.source, u.target) for u in units] == [(e.source, e.target) for e in entries]
