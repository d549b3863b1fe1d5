"""Commit records made by hand, and folders of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from summarize.store.listing import Listing
from summarize.store.names import stem
from summarize.store.records import Output, Record, assemble, commit, parse_record


def brief(
    article_id: str,
    *,
    title: str = "",
    text: Iterable[str] = (),
    risk: float = 0.0,
    state: str = "translated",
    severities: Iterable[str] = (),
) -> Output:
    def record(hashes: Mapping[str, str]) -> bytes:
        document = {
            "article": {"id": article_id, "title": title, "title_target": title.upper()},
            "segments": [
                {"id": f"s{number}", "source": line, "target": f"en {number}", "state": state}
                for number, line in enumerate(text, 1)
            ],
            "findings": [{"severity": severity} for severity in severities],
            "risk": risk,
            "provenance": {"used": "0" * 64, "signature": "mt:echo"},
            "siblings": dict(hashes),
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"

    return assemble(stem(article_id), {".md": f"# {title}".encode()}, record)


def known(output: Output) -> tuple[Record, Listing]:
    data = output.files[output.record_name]
    return parse_record(data, output.record_name), Listing.from_bytes(data)


def write(folder: Path, *outputs: Output) -> None:
    assert commit(folder, outputs) == [None] * len(outputs)
