"""JSON, JSON Lines and Parquet."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from summarize.document import RawArticle
from summarize.errors import DamagedError, LimitError, UnknownFormatError
from summarize.options import ReadOptions
from summarize.readers import Outcome, ReadFailure, outcomes, read_article, read_articles
from tests.hostile.article import LEAD, PARAGRAPHS, TEXT, TITLE

RECORD = {"title": TITLE, "text": LEAD}


def read(text: str, name: str = "a.jsonl", options: ReadOptions | None = None) -> list[Outcome]:
    """What becomes of each record."""
    stream = io.BytesIO(text.encode("utf-8"))
    return list(outcomes(stream, name=name, options=options or ReadOptions()))


def only(text: str, name: str = "a.json") -> RawArticle:
    """The one article of a file."""
    (found,) = read(text, name)
    assert isinstance(found, RawArticle), found
    return found


@pytest.mark.parametrize(
    "fields",
    [
        {"title": TITLE, "text": LEAD, "date": "D", "url": "U", "author": "A", "site": "S"},
        {"headline": TITLE, "body": LEAD, "published": "D", "link": "U", "byline": "A",
         "source": "S"},
        {"Title": TITLE, "content": LEAD, "published_at": "D", "URL": "U", "authors": ["A"],
         "publisher": {"name": "S"}},
        {"headline": TITLE, "articleBody": LEAD, "datePublished": "D", "url": "U",
         "author": {"@type": "Person", "name": "A"}, "site_name": "S"},
        {"tiêu đề": TITLE, "nội dung": LEAD, "ngày đăng": "D", "url": "U", "tác giả": "A",
         "newspaper": "S"},
    ],
)  # fmt: skip
def test_field_names(fields: dict[str, object]) -> None:
    """The usual spellings of each field."""
    found = only(json.dumps(fields, ensure_ascii=False))
    assert found.title == TITLE
    assert found.content == f"{TITLE}\n\n{LEAD}"
    assert (found.date_published, found.url, found.author, found.sitename) == ("D", "U", "A", "S")


def test_paragraph_lists_and_leads() -> None:
    """A list of paragraphs is joined; a lead of its own goes before them."""
    found = only(json.dumps({"title": TITLE, "sapo": LEAD, "content": list(PARAGRAPHS)}))
    assert found.content == "\n\n".join([TITLE, LEAD, *PARAGRAPHS])


def test_the_headline_is_not_doubled() -> None:
    """A text that begins with its headline keeps it once."""
    assert only(json.dumps({"title": TITLE, "text": TEXT})).content.count(TITLE) == 1


def test_markup_in_a_field() -> None:
    """News archives store markup; it becomes lines."""
    markup = f"<p>{LEAD}</p><script>x()</script><p>{PARAGRAPHS[0]}<br>Hết &amp; hết.</p>"
    found = only(json.dumps({"title": TITLE, "content": markup}))
    assert found.content == "\n\n".join([TITLE, LEAD, PARAGRAPHS[0], "Hết & hết."])


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("<b>Xe buýt</b> điện &amp; vé", "Xe buýt điện & vé"),
        ("Xe &quot;buýt&quot; điện&#8230;", 'Xe "buýt" điện…'),
        ("Giá < 3 triệu & > 2 triệu", "Giá < 3 triệu & > 2 triệu"),
    ],
)
def test_markup_in_a_title(title: str, read_as: str) -> None:
    """Tags and character references are read in every field; a sign of inequality is none."""
    record = {"title": title, "text": LEAD, "author": "<a href='/m'>Lê Minh</a>"}
    found = only(json.dumps(record))
    assert (found.title, found.author) == (read_as, "Lê Minh")
    assert found.content == f"{read_as}\n\n{LEAD}"


def test_a_text_with_inline_markup_only() -> None:
    """Bold words and links are text as paragraphs are."""
    markup = LEAD.replace("Ba tuyến", "<strong>Ba</strong> <a href='/b'>tuyến</a>")
    assert only(json.dumps({"text": markup})).content == LEAD


@pytest.mark.parametrize(
    "moment", [1678755600, 1678755600000, 1678755600.0, "1678755600", "1678755600000"]
)
def test_epoch_dates(moment: float | str) -> None:
    """Seconds and milliseconds since 1970, as numbers or text, in the newspapers' own time."""
    found = only(json.dumps({**RECORD, "date": moment}))
    assert found.date_published == "2023-03-14T08:00:00+07:00"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Tue, 14 Mar 2023 01:00:00 GMT", "2023-03-14T01:00:00+00:00"),
        ("Tue, 14 Mar 2023 08:00:00 +0700", "2023-03-14T08:00:00+07:00"),
        ("14 Mar 2023 08:00:00 +0700", "2023-03-14T08:00:00+07:00"),
        ("20230314080000", "2023-03-14T08:00:00"),
        ("20230314", "20230314"),
        ("14/03/2023 08:00", "14/03/2023 08:00"),
        ("Tue, 99 Mar 2023 01:00:00 GMT", "Tue, 99 Mar 2023 01:00:00 GMT"),
    ],
)
def test_dates_as_feeds_and_databases_write_them(written: str, moment: str) -> None:
    """What only programs write is turned into ISO 8601; the rest is the cleaner's to read."""
    assert only(json.dumps({**RECORD, "published": written})).date_published == moment


def test_a_broken_record_costs_no_neighbour() -> None:
    """Each bad line is named; the others are read."""
    good = json.dumps(RECORD)
    results = read("\n".join([good, "{broken", "", '{"title": "x"}', "[]", good]) + "\n")
    assert [isinstance(result, RawArticle) for result in results] == [
        True,
        False,
        False,
        False,
        True,
    ]
    assert [result.id for result in results] == [f"a.jsonl#{n}" for n in range(1, 6)]
    failure = results[1]
    assert isinstance(failure, ReadFailure)
    assert "'a.jsonl', line 2" in failure.error.message


def test_hashes_are_of_the_records() -> None:
    """A changed article leaves its neighbours' hashes as they were."""
    one, two = json.dumps(RECORD), json.dumps({**RECORD, "title": "Bài khác"})
    before, after = read(f"{one}\n{two}\n"), read(f"{one}\n{two[:-1]} }}\n")
    assert before[0].sha256 == after[0].sha256 == hashlib.sha256(one.encode()).hexdigest()
    assert before[1].sha256 != after[1].sha256


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("value", [RECORD, [RECORD, RECORD]])
def test_a_document_over_many_lines_is_one_whatever_its_name(name: str, value: object) -> None:
    """A line each of it would be an error each."""
    results = read(json.dumps(value, indent=2), name)
    assert all(isinstance(one, RawArticle) for one in results)
    assert len(results) == (len(value) if isinstance(value, list) else 1)


def test_an_array_and_its_broken_end() -> None:
    """The articles before the broken place are read."""
    results = read(json.dumps([RECORD, RECORD])[:-3], "a.json")
    assert isinstance(results[0], RawArticle)
    assert isinstance(results[-1], ReadFailure)


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        (
            '{"text": "Một"}\n{"text": Hai}',
            "a.jsonl",
            "line 2: not valid JSON (Expecting value: character 10)",
        ),
        ('{"text":\n "Một" x}', "a.json", "not valid JSON (Expecting ',' delimiter: line 2, ch"),
        ("[[" * 90_000, "a.json", "JSON nested too deep"),
        ('[{"text": "Một"}', "a.json", "after article 1: the JSON array is not closed"),
        ('[{"text": "Một"}][{"text": "Hai"}]', "a.json", "there is more behind the end of the"),
        ("[ ]", "a.json", "'a.json': the array has no article"),
        ('{"text": "\\u200b"}', "a.json", "the record's text is empty"),
        ('{"text": ""}', "a.jsonl", "line 1: the record's text is empty"),
        ('{"title": "Tin", "content": null}', "a.jsonl", "line 1: the record's text is empty"),
        ('{"body": [" "]}', "a.jsonl", "line 1: the record's text is empty"),
        ('{"title": "Tin"}', "a.jsonl", "no field with the article's text (fields: 'title')"),
        ("", "a.jsonl", "'a.jsonl': the file is empty"),
        ("<html></html>", "a.html", "the page"),
    ],
)
def test_what_is_no_record_says_what_to_do(text: str, name: str, says: str) -> None:
    error = next(one.error for one in read(text, name) if isinstance(one, ReadFailure))
    assert says in error.message and error.hint


def test_a_link_that_points_nowhere_is_called_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (failure,) = outcomes(tmp_path / "a.txt")
    assert isinstance(failure, ReadFailure)
    assert "a.txt' is a link to 'gone.txt', where nothing is" in failure.error.message
    assert failure.error.hint


def test_a_long_line_is_skipped_whole() -> None:
    """A record over the limit is told, and the next one found."""
    long = json.dumps({"text": "x" * 5_000})
    results = read(f"{long}\n{json.dumps(RECORD)}\n", options=ReadOptions(max_bytes=2_000))
    assert isinstance(results[0], ReadFailure)
    assert isinstance(results[0].error, LimitError)
    assert isinstance(results[1], RawArticle)


def test_json_lines_are_known_without_a_suffix() -> None:
    """Standard input has no name to tell by."""
    results = read(f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n", "stdin")
    assert [result.id for result in results] == ["stdin#1", "stdin#2"]


def test_a_large_file_is_not_limited_as_a_whole() -> None:
    """The size limit holds for each record."""
    text = f"{json.dumps(RECORD)}\n" * 50
    assert len(read(text, options=ReadOptions(max_bytes=2_000))) == 50


def test_read_articles_raises_at_the_first_failure() -> None:
    """The simple door raises; ``outcomes`` goes on."""
    stream = io.BytesIO(f"{json.dumps(RECORD)}\n{{\n".encode())
    articles = read_articles(stream, name="a.jsonl")
    assert next(articles).title == TITLE
    with pytest.raises(DamagedError):
        next(articles)


def test_read_article_wants_one(tmp_path: Path) -> None:
    """A file of several articles is no article."""
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(RECORD)}\n" * 2, encoding="utf-8")
    with pytest.raises(UnknownFormatError, match="several"):
        read_article(path)


def test_parquet(tmp_path: Path) -> None:
    """Rows are articles; a row without text costs no neighbour."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    rows = [RECORD, {"title": TITLE, "text": None}, RECORD]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    results = list(outcomes(path))
    assert [isinstance(result, RawArticle) for result in results] == [True, False, True]
    assert results[0].id == f"{path}#1"
    piped = list(outcomes(io.BytesIO(path.read_bytes()), name="p"))
    assert [result.sha256 for result in piped] == [result.sha256 for result in results]
    path.write_bytes(path.read_bytes()[:-20])
    (failure,) = outcomes(path)
    assert isinstance(failure, ReadFailure)
    assert failure.error.code == "damaged"
