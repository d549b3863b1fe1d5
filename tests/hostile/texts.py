"""Sizes, languages, records, table cells and dates that no reader should stumble over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from tests.hostile.article import CHINESE, ENGLISH, LEAD, PARAGRAPHS, PLAIN, TEXT, TITLE
from tests.hostile.case import BRIEF, WARNING, Case, case
from tests.hostile.pages import XSS

_RECORD = {"title": TITLE, "text": TEXT, "date": "2023-03-14"}


def _line(**fields: object) -> str:
    return json.dumps({**_RECORD, **fields}, ensure_ascii=False) + "\n"


def _repeated(part: str, times: int) -> Callable[[], bytes]:
    """The part so many times, ``{n}`` counted; made when asked for."""
    return lambda: "".join(part.replace("{n}", str(n)) for n in range(times)).encode("utf-8")


def _sizes() -> Iterator[Case]:
    yield case("size", "empty.txt", b"", "empty")
    yield case("size", "blank.txt", " \n\t\n\u00a0\n", "empty")
    yield case("size", "bom-only.txt", b"\xef\xbb\xbf", "empty")
    yield case("size", "one-letter.txt", "ồ", "not-vietnamese", "empty", WARNING, BRIEF)
    lead = f"{LEAD} "
    yield case("size", "one-line-5mb.txt", _repeated(lead, 25_000), BRIEF, WARNING, "limit")
    words = ("empty", "limit", "not-vietnamese", BRIEF, WARNING)
    one_word = _repeated("buýt\n", 100_000)
    yield case("size", "one-word-lines.txt", one_word, *words, reader="ok")
    sentences = _repeated(f"{LEAD} Đợt {{n}}.\n", 5_000)
    yield case("size", "ten-thousand-sentences.txt", sentences, BRIEF, WARNING)
    yield case("size", "over-20mb.txt", _repeated(lead, 120_000), "limit")
    short = _repeated("Câu số {n} rất ngắn.\n", 25_000)
    yield case("size", "too-many-sentences.txt", short, "limit", WARNING, reader="ok")


def _languages() -> Iterator[Case]:
    texts = {
        "english.txt": ENGLISH,
        "chinese.txt": CHINESE,
        "emoji.txt": "😀🚌👍🏽 " * 200,
        "addresses.txt": "https://example.com/a?b=c\n" * 200,
        "numbers.txt": "\n".join(f"{n}\t{n * 7}\t{n / 3:.2f}" for n in range(300)),
        "punctuation.txt": "... !!! ??? --- *** " * 100,
    }
    for name, text in texts.items():
        yield case("language", name, text, "not-vietnamese", "empty")
    yield case("language", "no-diacritics.txt", PLAIN * 4, "not-vietnamese", WARNING)
    yield case("language", "capitals.txt", TEXT.upper(), BRIEF, WARNING)
    yield case("language", "half-english.txt", TEXT + "\n" + ENGLISH, BRIEF, WARNING)
    yield case("language", "emoji-inside.txt", TEXT.replace(". ", ". 👨‍👩‍👧 "), BRIEF, WARNING)


def _records() -> Iterator[Case]:
    fine = {
        "one.json": _line(),
        "array.json": json.dumps([_RECORD, _RECORD]),
        "pretty.json": json.dumps(_RECORD, indent=2, ensure_ascii=False),
        "lines.jsonl": _line() + "\n" + _line(title="Bài hai"),
        "lines-bom.jsonl": "\ufeff" + _line() + _line(),
        "fields.ndjson": _line(text=None, Article_Body=TEXT, Published_At=1678755600),
        "paragraphs.json": json.dumps({"headline": TITLE, "content": [LEAD, *PARAGRAPHS]}),
        "types.json": _line(title=7, author=[{"name": "A"}, 3], url={"x": 1}, date=True),
    }
    for name, text in fine.items():
        yield case("records", name, text, BRIEF, WARNING)
    noted = json.dumps({**_RECORD, "text": "\x00\u202e" + TEXT})
    yield case("records", "escapes.json", noted, WARNING, note="control-characters")
    lone = json.dumps({**_RECORD, "text": TEXT}).replace("Th", "\\ud800Th", 1)
    yield case("records", "surrogate.json", lone, BRIEF, WARNING)
    bad = {
        "cut.json": _line()[:-20],
        "no-text.json": '{"title": "x"}',
        "number.json": "42",
        "deep.json": "[" * 100_000 + "]" * 100_000,
        "deep-field.json": '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "not-json.jsonl": "đây không phải JSON\n",
    }
    for name, text in bad.items():
        yield case("records", name, text, "damaged")
    yield case("records", "empty.jsonl", "\n\n", "empty")
    yield case("records", "empty-array.json", "[]", "empty")
    yield case("records", "blank-text.json", '{"text": "  "}', "empty")
    for number, payload in enumerate(XSS):
        fields = dict.fromkeys(("author", "site", "url", "date", "id"), payload)
        yield case(
            "xss",
            f"xss-{number}.jsonl",
            _line(title=f"{TITLE} {payload}", **fields),
            BRIEF,
            WARNING,
        )


def _cells() -> Iterator[Case]:
    for number, start in enumerate(("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1")):
        text = f"{start} {TITLE}\n\n{TEXT}"
        yield case("csv", f"formula-{number}.txt", text, BRIEF, WARNING)


def _dates() -> Iterator[Case]:
    text = TEXT.replace("1/4/2023", "31/2/2023").replace("14/3", "45/13")
    yield case("dates", "impossible.txt", text, BRIEF, WARNING)
    yield case("dates", "far.txt", TEXT.replace("2023", "99999"), BRIEF, WARNING)
    yield case("dates", "zero.txt", TEXT.replace("1/4/2023", "0/0/0000"), BRIEF, WARNING)
    yield case("dates", "record.jsonl", _line(date="2023-99-99T99:99"), BRIEF, WARNING)
    yield case("dates", "epoch.jsonl", _line(date=1e300), BRIEF, WARNING)


def cases() -> Iterator[Case]:
    """The cases of all these families."""
    for family in (_sizes, _languages, _records, _cells, _dates):
        yield from family()
