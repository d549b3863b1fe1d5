"""One input, read once, by what it is; and how little is loaded for it."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.errors import EmptyError, LimitError, UnknownFormatError, UnreadableError
from summarize.options import ReadOptions
from summarize.readers import is_readable_name, read_article, read_articles
from tests.hostile.article import TEXT
from tests.unprivileged import unprivileged


def _shared() -> Path:
    root = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("SUMMARIZE_SHARED") or root.parent / "shared")


def test_text_loads_no_parser(tmp_path: Path) -> None:
    """Reading a text file loads neither lxml nor trafilatura."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    script = (
        "import sys; from summarize.readers import read_article; "
        f"read_article({str(path)!r}); "
        "print([m for m in ('lxml', 'trafilatura', 'docx', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mail_or_a_page_saved_as_one_is_named_and_not_read_in_its_code(end: str) -> None:
    """Its words are there as =E1=BB=9B or in base 64, and it was told to be no Vietnamese."""
    head = ["From: <Saved by a browser>", "Content-Type: multipart/related;", '\tboundary="x"']
    lines = [*head[:1], "MIME-Version: 1.0", *head[1:], "", "--x", "", TEXT]
    with pytest.raises(UnknownFormatError, match="saved in one file") as caught:
        next(read_articles(io.BytesIO(end.join(lines).encode()), name="a.mht"))
    assert "HTML" in caught.value.hint
    way = [f"Received: from relay{n}.example.org by mx.example.org; {'x' * 80}" for n in range(150)]
    with pytest.raises(UnknownFormatError, match="a mail"):
        next(read_articles(io.BytesIO(end.join([*way, *lines]).encode()), name="a.eml"))
    story = f"Hà Nội: sáng nay{end}{end}MIME-Version: 1.0{end}{TEXT}"
    assert next(read_articles(io.BytesIO(story.encode()), name="a.txt")).content


def test_what_is_recorded(tmp_path: Path) -> None:
    """The id is the path as given, the hash that of the bytes."""
    path = tmp_path / "bài.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    article = read_article(path)
    assert article.id == str(path)
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.content == TEXT
    assert article.encoding == "utf-16-le"


def test_a_stream_has_a_name() -> None:
    """Standard input is called stdin unless told otherwise."""
    assert next(read_articles(io.BytesIO(TEXT.encode()))).id == "stdin"
    assert next(read_articles(io.BytesIO(TEXT.encode()), name="x")).id == "x"


def test_a_pipe_can_be_read() -> None:
    """A stream that cannot seek and gives little at a time."""
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as writer:
        writer.write(TEXT.encode("utf-8"))
    with os.fdopen(read_end, "rb") as stream:
        assert next(read_articles(stream)).content == TEXT


def test_the_limit_is_told(tmp_path: Path) -> None:
    """At the limit it is read, one byte over it is not; the message names the setting."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 70_001)
    assert len(read_article(path, options=ReadOptions(max_bytes=70_001)).content) == 70_001
    with pytest.raises(LimitError, match=r"70,000 bytes \(max_bytes\)"):
        read_article(path, options=ReadOptions(max_bytes=70_000))


def test_messages_escape_names(tmp_path: Path) -> None:
    """A name with a line break stays on its line."""
    path = tmp_path / "a\nb\u202e.txt"
    path.write_bytes(b"")
    with pytest.raises(EmptyError) as caught:
        read_article(path)
    assert "a\\nb\\u202e.txt" in caught.value.message


def test_no_permission(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with unprivileged(), pytest.raises(UnreadableError, match="permission"):
        read_article(path)


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("a.txt", True), ("A.TXT", True), ("b.html", True), ("b.HTM", True), ("c.docx", True),
        ("d.jsonl", True), ("e.md", True), ("no-suffix", True), ("f.parquet", True),
        ("~$c.docx", False), (".hidden.txt", False), ("g.pdf", False), ("h.csv", False),
        ("", False),
    ],
)  # fmt: skip
def test_names_of_a_folder_scan(name: str, readable: bool) -> None:
    """Known suffixes and none; no hidden files and locks."""
    assert is_readable_name(name) is readable


def test_real_articles() -> None:
    """The sample articles are UTF-8 and come out as they are."""
    folder = _shared() / "articles"
    if not folder.is_dir():
        pytest.skip("the sample articles are not here")
    for path in sorted(folder.glob("*.txt")):
        article = read_article(path)
        assert (article.encoding, article.notes) == ("utf-8", ())
        assert len(article.content) > 1_000
