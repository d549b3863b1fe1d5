"""The JSON writer: exact inverse, schema, faults named by their path."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.document import Brief
from summarize.errors import DamagedError
from summarize.writers import json as brief_json
from tests.writers.sample import ATTACK, brief, hostile

SCHEMA = json.loads(brief_json.schema())
SIBLINGS = {"pha.html": "a" * 64, "pha.md": "b" * 64}
#: Text as readers give it: any Unicode but surrogates.
SCALARS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def document() -> Any:
    return json.loads(brief_json.render(brief(), SIBLINGS))


def test_load_is_the_inverse_of_render() -> None:
    assert brief_json.load(brief_json.render(brief(), SIBLINGS)) == brief()


def test_the_same_brief_gives_the_same_bytes_whatever_the_order_of_siblings() -> None:
    turned = dict(reversed(SIBLINGS.items()))
    assert brief_json.render(brief(), SIBLINGS) == brief_json.render(brief(), turned)


def test_the_schema_is_a_schema_and_the_briefs_follow_it() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.validate(document())
    validator.validate(json.loads(brief_json.render(hostile())))


def test_every_field_of_the_schema_is_described() -> None:
    def undescribed(node: Any, path: str) -> list[str]:
        found = []
        for name, child in {**node.get("properties", {}), **node.get("$defs", {})}.items():
            found += [] if child.get("description") else [f"{path}/{name}"]
            found += undescribed(child, f"{path}/{name}")
        return found + (undescribed(node["items"], f"{path}[]") if "items" in node else [])

    assert undescribed(SCHEMA, "") == []


def test_the_contract_s_fields_are_there() -> None:
    found = document()
    assert found["article"]["title_target"].startswith("Da Nang reopens")
    assert found["article"]["date_source"] == "dateline"
    assert found["segments"][1] == {
        "id": "s2",
        "source": "Chuyến đầu tiên chở 186 hành khách, phần lớn là người dân trên đảo.",
        "target": "The first trip carried 168 passengers, most of them islanders.",
        "span": found["segments"][1]["span"],
        "paragraph": 0,
        "state": "translated",
        "score": -0.22,
        "origin": "mt",
    }
    assert found["dates"][3]["key"] is True
    assert found["dates"][3]["value"] == "2023-09"
    assert found["findings"][0]["source_spans"] == [{"start": 20, "end": 23}]


def test_hidden_characters_are_escaped_and_come_back() -> None:
    hidden = "a\u202eb\u2066c\u200bd\u2028e\x9bf\U000e0041g\ufeff"
    changed = replace(brief(), headline=replace(brief().headline, target=hidden))
    data = brief_json.render(changed)
    assert not set("\u202e\u2066\u200b\u2028\x9b\U000e0041\ufeff") & set(data.decode())
    assert brief_json.load(data) == changed


def test_lone_surrogates_become_replacement_characters_of_the_same_length() -> None:
    changed = replace(brief(), encoding="x\ud800y\udc00\ud800")
    assert brief_json.load(brief_json.render(changed)).encoding == "x\ufffdy\ufffd\ufffd"


def test_scores_that_are_not_finite_become_null() -> None:
    changed = replace(brief(), headline=replace(brief().headline, score=float("-inf")))
    assert brief_json.load(brief_json.render(changed)).headline.score is None


def test_the_hostile_brief_comes_back() -> None:
    came_back = brief_json.load(brief_json.render(hostile()))
    assert came_back.headline.source == ATTACK.replace("\ud800", "\ufffd")


@settings(max_examples=60)
@given(texts=st.lists(SCALARS, min_size=6, max_size=6), score=st.floats(max_value=0))
def test_any_text_comes_back(texts: list[str], score: float) -> None:
    calm = brief()
    finite = score if score == score and score != float("-inf") else None
    changed: Brief = replace(
        calm,
        article=replace(calm.article, text=texts[0], title=texts[1], author=texts[2]),
        headline=replace(calm.headline, source=texts[3], target=texts[4], score=finite),
        removals=(replace(calm.removals[0], rule=texts[5]),),
    )
    data = brief_json.render(changed)
    assert brief_json.load(data) == changed
    jsonschema.validate(json.loads(data), SCHEMA)


def test_every_cut_of_the_file_is_refused() -> None:
    data = brief_json.render(brief())
    # The last byte is the line feed behind the closing brace.
    for length in (*range(0, len(data) - 1, 97), len(data) - 2):
        with pytest.raises(DamagedError, match=r"pha\.json"):
            brief_json.load(data[:length], "pha.json")


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("segments.2.span.end", -1, r"segments\[2\]\.span\.end"),
        ("segments.2.span", {"start": 9, "end": 3}, r"segments\[2\]\.span\.end: before start"),
        ("segments.0.state", "done", r"segments\[0\]\.state: unknown word 'done'"),
        ("segments.0.score", "high", r"segments\[0\]\.score"),
        ("segments.0.id", '"><script>', r"segments\[0\]\.id: no id"),
        ("segments.0.paragraph", True, r"segments\[0\]\.paragraph"),
        ("segments", {}, "segments: no list"),
        ("dates.1.value", "", r"dates\[1\]\.value: empty"),
        ("dates.1.type", "DAY", r"dates\[1\]\.type"),
        ("findings.0.severity", None, r"findings\[0\]\.severity"),
        ("findings.0.source_spans.0.start", 1.5, r"findings\[0\]\.source_spans\[0\]\.start"),
        ("summary.1.evidence.0", 7, r"summary\[1\]\.evidence\[0\]"),
        ("summary.1", [], r"summary\[1\]: no object"),
        ("article.zones.0.name", "footer", r"article\.zones\[0\]\.name"),
        ("article.headline_made", 1, r"article\.headline_made"),
        ("article", None, "article: no object"),
        ("schema_version", 2, "schema version '2'"),
    ],
)
def test_a_fault_is_named_by_its_path(path: str, value: object, named: str) -> None:
    damaged = document()
    node: Any = damaged
    *parents, last = (int(step) if step.isdigit() else step for step in path.split("."))
    for step in parents:
        node = node[step]
    node[last] = value
    with pytest.raises(DamagedError, match=named) as caught:
        brief_json.load(json.dumps(damaged).encode(), "pha.json")
    assert caught.value.message.startswith("pha.json: ")
    assert caught.value.hint


def test_every_field_is_missed_and_refused_by_the_schema_too() -> None:
    def fields(node: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        if isinstance(node, dict):
            deeper = [f for key in node for f in fields(node[key], (*path, key))]
            return [(*path, key) for key in node] + deeper
        return [f for i, child in enumerate(node) for f in fields(child, (*path, i))][:40] if (
            isinstance(node, list)
        ) else []  # fmt: skip

    # Derived values, the commit record, which ``load`` does not need, and what records of the
    # first version lack.
    later = ("summary", "state")
    derived = {("risk",), ("siblings",), ("article", "title_target")}
    for path in fields(document(), ()):
        if path[0] == "siblings" or path in derived:
            continue
        if (path[0], path[-1]) in {("removals", "id"), later}:
            continue
        damaged = document()
        node: Any = damaged
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]
        with pytest.raises(DamagedError, match="missing"):
            brief_json.load(json.dumps(damaged).encode())
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(damaged), path


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b"[]",
        b"null",
        b'{"schema_version": NaN}',
        b'{"schema_version": ' + b"9" * 5_000 + b"}",
        b"<!DOCTYPE html><p>Not found",
    ],
)
def test_what_is_no_brief_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        brief_json.load(data)
