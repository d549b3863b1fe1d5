"""Frozen settings, one dataclass a stage; read once at the edge (``cli.options``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Route = Literal["summarize-first", "translate-first"]
Prefer = Literal["news", "future", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Limits of the readers; each is told when it is hit."""

    max_bytes: int = 20_000_000
    """Largest input file, bytes (an article of a newspaper is under 100 kB)."""
    max_inflated_bytes: int = 64_000_000
    """Most bytes a zip container may inflate to, counted while inflating; and of a table, the
    pages that are inflated together, known from their headers."""
    max_zip_members: int = 2_000
    """Most members of a zip container."""
    max_xml_depth: int = 256
    """Deepest nesting of XML or HTML elements."""
    max_html_elements: int = 100_000
    """Most elements of an HTML page (a news page has under 10,000)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanOptions:
    """Cleaning."""

    keep: frozenset[str] = frozenset()
    """Removals to restore: a rule's name, or one removal's id (``rule@offset``)."""
    published: str | None = None
    """Publication date given by the user, ISO 8601; wins over everything found. A time of another
    zone is turned to Vietnam's clock."""
    max_segments: int = 20_000
    """Most sentences of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslateOptions:
    """Translation."""

    n_best: int = 6
    """Hypotheses asked for when the first ones lose a fact. With 12, 8 or 6 the built-in translator
    loses the same numbers, names and dates of 4,557 development sentences, and 6 cost a quarter of
    these second looks less; with 5 more sentences are decoded once more without symbols."""
    glossary: Path | None = None
    """The user's glossary, CSV or TBX; added to the one that ships."""
    memory: Path | None = None
    """Translation memory (SQLite) whose exact matches are used."""
    batch_tokens: int = 4_096
    """Tokens a batch holds at most, padding included."""
    protect: bool = True
    """Protect numbers, dates and names with symbols, where the model was trained for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryOptions:
    """Summary."""

    sentences: int = 2
    """Sentences wanted; between 2 and 8 are given where the article has as many. Two are nearest
    to the length of newspapers' own abstracts (median 33 syllables)."""
    route: Route = "summarize-first"
    """Summarise the Vietnamese and translate it, or translate and summarise the English."""
    candidates: int = 4
    """Candidate summaries asked of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOptions:
    """Dates."""

    prefer: Prefer = "news"
    """How a date without a year is resolved when neither cue nor tense decides."""
    max_key_dates: int = 6
    """Most key dates a brief shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions:
    """All that shapes the content of a brief; part of its signature."""

    clean: CleanOptions = field(default_factory=CleanOptions)
    translate: TranslateOptions = field(default_factory=TranslateOptions)
    summary: SummaryOptions = field(default_factory=SummaryOptions)
    dates: DateOptions = field(default_factory=DateOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """Which models, on what."""

    translator: str = "auto"
    """A card's name, a local folder in Hugging Face layout, or ``auto``."""
    summarizer: str = "auto"
    """A card's name, a local folder in Hugging Face layout, or ``auto``."""
    engine: Literal["auto", "ctranslate2", "transformers"] = "auto"
    """The library that runs the model."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where it runs."""
    beam: int = 4
    """Beam size; 1 is greedy."""
    batch_tokens: int = 4_096
    """Tokens a batch holds at most, padding included."""
    threads: int = 0
    """Threads of the model library; 0 takes all cores."""
    cache: Path | None = None
    """Folder of fetched and converted models; None is the user's cache folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """One run over many inputs."""

    output: Path
    """Folder the briefs go to."""
    formats: tuple[str, ...] = ("json", "md", "html")
    """Formats written for each article; json is always written, last."""
    workers: int = 0
    """Processes that read and clean ahead; 0 chooses by the number of cores."""
    on: Literal["local", "ray"] = "local"
    """This machine, or a Ray cluster."""
    address: str | None = None
    """Address of the Ray cluster; None starts one on this machine."""
    patience: float = 3_600.0
    """Longest time without anything from the cluster, seconds; then it is asked again for what is
    left, in smaller groups. A batch of a large model may take most of an hour on slow cores."""
    report: Path | None = None
    """Run report; default ``report.jsonl`` in the output folder."""
    dry_run: bool = False
    """Say what would be done, and why; load no model, write nothing."""
    force: bool = False
    """Do every article again, finished or not."""
    fail_fast: bool = False
    """Stop at the first article that fails."""
    read: ReadOptions = field(default_factory=ReadOptions)
    """Limits of the readers."""
    brief: BriefOptions = field(default_factory=BriefOptions)
    """What shapes a brief."""
    engines: EngineOptions = field(default_factory=EngineOptions)
    """Which models."""
