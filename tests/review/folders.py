"""Output folders for the desk's tests, made by the real writers and the real store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summarize.document import Brief
from summarize.store.names import stem
from summarize.store.records import assemble, commit
from summarize.writers import FORMATS, json, render
from tests.writers.sample import brief as sample

FORMATS_WRITTEN = ("md", "html")


def write(folder: Path, *briefs: Brief, formats: Sequence[str] = FORMATS_WRITTEN) -> list[str]:
    """Write briefs as a run does; their stems."""
    stems = [stem(brief.article.id) for brief in briefs]
    outputs = [
        assemble(
            name,
            {FORMATS[fmt].suffix: render(brief, fmt) for fmt in formats},
            lambda hashes, brief=brief: json.render(brief, hashes),
        )
        for name, brief in zip(stems, briefs, strict=True)
    ]
    assert commit(folder, outputs) == [None] * len(outputs)
    return stems


def calm(
    article_id: str,
    headline: str = "Hội An đón khách trở lại",
    target: str = "Hoi An welcomes visitors again",
) -> Brief:
    """A brief with the sample's sentences, nothing found and nothing approved."""
    base = sample()
    return replace(
        base,
        article=replace(base.article, id=article_id, title=headline),
        headline=replace(base.headline, source=headline, target=target),
        segments=tuple(
            replace(s, state="translated", origin="mt", score=-0.1) for s in base.segments
        ),
        findings=(),
    )


def recorded(folder: Path, name: str) -> Brief:
    """What the commit record on the disk says."""
    return json.load((folder / f"{name}.json").read_bytes(), name)
