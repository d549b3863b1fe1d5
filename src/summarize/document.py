"""The data that travels through the program: frozen, slotted, keyword-only, picklable.

Words are taken from the field's standards: schema.org (article), BCP 47 (language), XLIFF 2
(segment, source, target, state), TIMEX3 (dates), Gale & Church (beads), MQM (findings), W3C
PROV (provenance).

All spans are half-open character offsets into ``Article.text``: the decoded input in NFC,
before anything was removed. Cleaning marks zones and never moves a character, so every
sentence, date and removal can be shown where it stood.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

State = Literal["initial", "translated", "reviewed", "final"]
Severity = Literal["minor", "major", "critical"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DateSource = Literal["dateline", "metadata", "option", "decision", "caption", "unknown"]
ZoneName = Literal[
    "headline",
    "lead",
    "body",
    "quote",
    "caption",
    "dateline",
    "byline",
    "related",
    "teaser",
    "navigation",
    "tail",
    "blank",
]
#: Zones whose sentences are translated and summarised.
CONTENT_ZONES: frozenset[ZoneName] = frozenset({"lead", "body", "quote"})

_STATES = frozenset({"initial", "translated", "reviewed", "final"})
_SEVERITIES = frozenset({"minor", "major", "critical"})
_TIMEX_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open range of character offsets, ``0 <= start <= end``.

    Raises:
        ValueError: the range is impossible.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"impossible span [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a reader got out of one input, before cleaning.

    Attributes:
        id: stable name of the input: its path as given, plus ``#n`` for the n-th article of a
            JSON Lines file.
        content: decoded text, NFC, lines ended by ``\\n``.
        media_type: ``text/plain``, ``text/html``, the docx type, ``application/jsonl``.
        sha256: hex digest of the bytes really read.
        url: where the article was published, when the input says so.
        title, date_published, author, sitename: metadata the container itself states (HTML
            meta tags, docx core properties, JSON fields); None when it states nothing.
        encoding: how the bytes were decoded, for example ``utf-8`` or ``tcvn3``.
        notes: what a careful editor should know of the reading, as stable words with a
            message, for example ``("legacy-encoding", "read as TCVN3 (ABC)")``.
        zones: stretches of ``content`` whose zone the container itself states (a figcaption, a
            headline element, a link alone in its paragraph); in order, not overlapping.
    """

    id: str
    content: str
    media_type: str
    sha256: str
    url: str | None = None
    title: str | None = None
    date_published: str | None = None
    author: str | None = None
    sitename: str | None = None
    encoding: str = "utf-8"
    notes: tuple[tuple[str, str], ...] = ()
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One stretch of the text and what it is; zones are in order and do not overlap."""

    name: ZoneName
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned article. ``text`` is the whole decoded input; ``zones`` say what counts.

    Attributes:
        title: the headline, or None when the input has none.
        date_published: ISO 8601 date or date-time on Vietnam's clock, TimeML's document creation
            time; None when unknown.
        date_source: how ``date_published`` was found.
        language: BCP 47 tag of the text.
    """

    id: str
    text: str
    title: str | None
    date_published: str | None
    date_source: DateSource = "unknown"
    language: str = "vi"
    author: str | None = None
    sitename: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something cleaning took out, and why. ``id`` restores it (``--keep ID``)."""

    rule: str
    span: Span
    text: str
    zone: ZoneName

    @property
    def id(self) -> str:
        """Name of this removal within its article: ``rule@offset-hash``."""
        return removal_id(self.rule, self.span.start, self.text)


def removal_id(rule: str, start: int, text: str) -> str:
    """The id of a removal. It names the text by eight digits of its sha256 too: where the article
    changed, another text may stand at the place of one that an editor restored.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{rule}@{start}-{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One source sentence and its translation (XLIFF 2 unit).

    Attributes:
        id: ``s1``, ``s2``, … in reading order; the headline is ``h``.
        span: where the sentence stands in ``Article.text``.
        source: the sentence, white space collapsed.
        target: its translation; None until there is one.
        paragraph: 0-based paragraph number.
        score: mean log-probability per target token (0 is certain); None without a model.
        origin: who made ``target``: ``memory``, ``editor``, the model (``mt``, or the look it came
            from: ``n-best``, ``plain``, ``parts``, ``names``), ``repair`` or empty.
    """

    id: str
    span: Span
    source: str
    target: str | None = None
    state: State = "initial"
    paragraph: int = 0
    score: float | None = None
    origin: str = ""

    def __post_init__(self) -> None:
        if self.state not in _STATES:
            raise ValueError(f"unknown segment state {self.state!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression (TIMEX3).

    Attributes:
        value: TIMEX3 value: ``2021-06-22``, ``2021-07``, ``XXXX-12-17`` (year not known),
            ``2024-W20``, ``2011-Q3``, ``P3D``, ``2021-06-22T09:30``, ``2021-06-22TMO``.
        mod: TIMEX3 modifier: ``START``, ``MID``, ``END``, ``APPROX``, … or None.
        anchor_tid: the expression this one was resolved against, or None.
        segment_id: the segment it stands in, or None outside of segments.
        begin, end: bounds of an interval as ISO 8601, end exclusive; None for points.
        quant, freq: TIMEX3 attributes of a SET.
    """

    tid: str
    span: Span
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    anchor_tid: str | None = None
    segment_id: str | None = None
    begin: str | None = None
    end: str | None = None
    quant: str | None = None
    freq: str | None = None

    def __post_init__(self) -> None:
        if self.type not in _TIMEX_TYPES:
            raise ValueError(f"unknown TIMEX3 type {self.type!r}")
        if not self.value:
            raise ValueError("a TIMEX3 value is never empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDate:
    """A date of the brief: the expression, its weight, and its English wording.

    Attributes:
        key: whether the brief shows it as a key date.
        role: ``event``, ``deadline``, ``announcement`` or ``background``.
        rank: 1 for the most important key date; 0 for dates that are not key.
        target_text: the date in English, for example ``June 22, 2021``.
        zone: the zone it stands in.
    """

    timex: Timex
    key: bool = False
    role: str = "background"
    rank: int = 0
    target_text: str = ""
    zone: ZoneName = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """One bead of the alignment: source sentences and the target sentences that render them."""

    source_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One summary sentence in both languages and the segments it rests on.

    Attributes:
        evidence: ids of the source segments; never empty in a finished brief.
        origin: ``model``, ``next-candidate``, ``source`` (replaced by a source sentence) or
            ``editor``.
        state: as a segment's; it is reviewed and approved like one.
    """

    id: str
    source: str
    target: str | None
    evidence: tuple[str, ...]
    origin: str = "model"
    score: float | None = None
    state: State = "initial"

    def __post_init__(self) -> None:
        if self.state not in _STATES:
            raise ValueError(f"unknown segment state {self.state!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at (MQM issue).

    Attributes:
        check: the check that fired, for example ``numbers``.
        category: MQM category: ``accuracy/omission``, ``accuracy/mistranslation``, …
        segment_ids: where; empty for the whole brief.
        source_spans, target_spans: words to highlight, as offsets into ``Segment.source`` and
            ``Segment.target`` of the first segment.
    """

    check: str
    category: str
    severity: Severity
    message: str
    segment_ids: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.severity not in _SEVERITIES:
            raise ValueError(f"unknown severity {self.severity!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made the brief.

    Attributes:
        used: hex sha256 of the input.
        signature: models, rules, options and version in one line.
        decided: what editors decided on the whole article before it was made (``published``,
            ``keep``); empty for nearly all.
    """

    used: str
    signature: str
    decided: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A finished brief: a function of (input bytes, signature, decisions); no clock time inside."""

    article: Article
    headline: Segment
    segments: tuple[Segment, ...]
    summary: tuple[SummarySentence, ...]
    dates: tuple[BriefDate, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    removals: tuple[Removal, ...]
    provenance: Provenance
    headline_made: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An editor's word on one segment; never overwritten by a machine.

    Attributes:
        segment_id: a segment's id, ``h`` for the headline, ``m1``… for summary sentences, or
            ``article`` for decisions about the whole (publication date, restored removals).
        decided_at: ISO 8601 with zone.
        source: the source sentence the decision was made on, so that a changed source shows; of
            one about the whole, the input's sha256.
    """

    article_id: str
    segment_id: str
    state: State
    target: str
    reviewer: str
    decided_at: str
    note: str = ""
    source: str = ""
    extra: dict[str, str] = field(default_factory=dict)
