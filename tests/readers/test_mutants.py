"""No mutant of an article gets anything out of a reader but an article or a clear error."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.document import RawArticle
from summarize.errors import InputError
from summarize.readers import decode, outcomes
from tests.hostile.article import TEXT, page, paragraphs
from tests.hostile.documents import BODY
from tests.hostile.legacy_bytes import encode
from tests.hostile.word import CONTENT_TYPES, RELATIONS, core, document, docx, pack, table
from tests.readers.mutants import mutate

ORIGINALS = {
    "a.txt": TEXT.encode("utf-8"),
    "b.txt": encode(TEXT, "tcvn3"),
    "a.html": page(paragraphs(), head="<title>Xe buýt điện</title>").encode("utf-8"),
    "a.docx": docx(
        BODY + table(("Tuyến", "Số xe"), ("D1", "12")), extra={"docProps/core.xml": core("Xe")}
    ),
    "a.jsonl": b'{"title": "Xe bu\\u00fdt", "text": "' + b"M\\u1ed9t c\\u00e2u. " * 9 + b'"}\n',
}


#: The text of the document; its mutants are packed afterwards, or the checksum would find all.
INNER = document(BODY + table(("Tuyến", "Số xe"), ("D1", "12"))).encode("utf-8")


def read(name: str, data: bytes) -> str:
    """Outcome of one mutant: a media type or an error's code."""
    last = ""
    for outcome in outcomes(io.BytesIO(data), name=name):
        if isinstance(outcome, RawArticle):
            outcome.content.encode("utf-8")
            assert outcome.content.strip()
            last = outcome.media_type
        else:
            assert isinstance(outcome.error, InputError)
            assert name in outcome.error.message
            last = outcome.error.code
    assert last
    return last


@pytest.mark.parametrize("name", ORIGINALS)
def test_few_mutants(name: str) -> None:
    """Some mutants of each article; the outcomes are not all the same."""
    seen = Counter(read(name, mutate(ORIGINALS[name], seed)) for seed in range(150))
    assert len(seen) >= 2 or name.endswith((".txt", ".html")), seen


def _packed(inner: bytes) -> bytes:
    parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS}
    return pack({**parts, "word/document.xml": inner})


def test_few_inner_mutants() -> None:
    """Some mutants of the XML inside a whole container."""
    seen = Counter(read("a.docx", _packed(mutate(INNER, seed))) for seed in range(150))
    assert len(seen) >= 2


@pytest.mark.torture
@pytest.mark.timeout(3_600)
def test_many_inner_mutants() -> None:
    """Four thousand mutants of the XML inside a whole container."""
    for seed in range(4_000):
        read("a.docx", _packed(mutate(INNER, 1_000 + seed)))


@pytest.mark.torture
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", ORIGINALS)
def test_many_mutants(name: str) -> None:
    """Twenty thousand mutants in all."""
    for seed in range(20_000 // len(ORIGINALS)):
        read(name, mutate(ORIGINALS[name], 1_000 + seed))


@given(st.binary(max_size=400), st.sampled_from(sorted(ORIGINALS)))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes(data: bytes, name: str) -> None:
    """Bytes of no format at all."""
    read(name, data)


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_utf8_is_never_mistaken(text: str) -> None:
    """Valid UTF-8 without NULs is read as UTF-8, whatever it says."""
    data = text.replace("\x00", "").encode("utf-8", errors="ignore")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(data).encoding == "utf-8"
