"""One page over a folder of briefs: what to check first, and what happens when.

A digest is built in one pass over any number of briefs; it holds only the riskiest ones, and
says how many it counted.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from summarize.checks import Consistency, Variants
from summarize.document import Brief, BriefDate, Severity
from summarize.errors import counted
from summarize.writers.characters import clipped
from summarize.writers.html import page
from summarize.writers.markdown import escaped
from summarize.writers.ranking import SEVERITIES, counts, risk
from summarize.writers.timeline import extent, heading, in_words, key_dates, order

#: Briefs a page lists at most; a longer page is not read, and browsers crawl.
SHOWN_BRIEFS = 1_000
#: Names, terms and stories listed of each, and articles linked beside one of them.
SHOWN_VARIANTS, SHOWN_ARTICLES = 100, 5
#: What is quoted of a sentence on the timeline: about two lines.
SENTENCE_CHARACTERS = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A key date and the sentence that says what happens then, cut short; empty without one."""

    date: BriefDate
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a digest needs of one brief.

    Attributes:
        stem: the brief's file name without its suffix; links go to ``stem.html`` beside the
            digest.
        lead: the first summary sentence in English, or in Vietnamese without a translation.
        approved: sentences that an editor approved, of ``sentences``.
    """

    stem: str
    headline: str
    original: str
    lead: str
    published: str | None
    risk: float
    counts: dict[Severity, int]
    sentences: int
    approved: int
    dates: tuple[Mention, ...]

    @property
    def status(self) -> str:
        """``approved``, ``n of m approved``, or empty."""
        if not self.approved:
            return ""
        if self.approved == self.sentences:
            return "approved"
        return f"{self.approved} of {self.sentences} approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One place on the merged timeline and the articles that name it."""

    title: str
    mentions: tuple[tuple[Entry, Mention], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """A folder at a glance.

    Attributes:
        entries: the riskiest briefs, riskiest first; all of them unless there are more than
            ``SHOWN_BRIEFS``.
        total, sentences, approved, undated, counts: over all briefs.
        days: key dates of ``entries`` in the order of the calendar.
        open_dates: their key dates without a place on it.
        consistency: what differs between the briefs, by stem.
    """

    entries: tuple[Entry, ...]
    total: int
    sentences: int
    approved: int
    undated: int
    counts: dict[Severity, int]
    days: tuple[Day, ...]
    open_dates: tuple[tuple[Entry, Mention], ...]
    consistency: Consistency = field(default_factory=Consistency)

    @property
    def lists(self) -> tuple[tuple[str, str, tuple[Variants, ...]], ...]:
        """(title, remark, variants) of what the briefs write in more than one way."""
        named = (
            ("One name, several spellings", self.consistency.names),
            ("One term, several translations", self.consistency.terms),
        )
        return tuple(
            (title, _more(len(found), SHOWN_VARIANTS), found[:SHOWN_VARIANTS])
            for title, found in named
            if found
        )

    @property
    def stories(self) -> tuple[tuple[str, ...], ...]:
        """Stems of the stories told more than once, those told most often first."""
        ordered = sorted(self.consistency.stories, key=lambda ids: (-len(ids), ids))
        return tuple(ordered[:SHOWN_VARIANTS])

    @property
    def titles(self) -> dict[str, str]:
        """Headlines of the entries by stem; a brief not among them goes by its stem."""
        return {item.stem: item.headline for item in self.entries}


def _more(count: int, shown: int) -> str:
    return f"{count - shown} more are not listed." if count > shown else ""


def entry(brief: Brief, stem: str) -> Entry:
    """What a digest needs of this brief."""
    lead = brief.summary[0] if brief.summary else None
    said = {s.id: clipped(s.target or s.source, SENTENCE_CHARACTERS) for s in brief.segments}
    return Entry(
        stem=stem,
        headline=brief.headline.target or brief.headline.source or brief.article.id,
        original=brief.headline.source,
        lead=(lead.target or lead.source) if lead else "",
        published=brief.article.date_published,
        risk=risk(brief),
        counts=counts(brief),
        sentences=len(brief.segments),
        approved=sum(segment.state in ("reviewed", "final") for segment in brief.segments),
        dates=tuple(
            Mention(date=date, sentence=said.get(date.timex.segment_id or "", ""))
            for date in key_dates(brief.dates)
        ),
    )


def collect(entries: Iterable[Entry]) -> Digest:
    """The digest of all entries, in one pass; the order they come in does not matter."""
    total = sentences = approved = undated = 0
    found: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    # A heap of the riskiest so far; the key is unique as long as stems are.
    kept: list[tuple[float, str, int, Entry]] = []
    for number, item in enumerate(entries):
        total += 1
        sentences += item.sentences
        approved += item.approved
        undated += item.published is None
        for severity in SEVERITIES:
            found[severity] += item.counts[severity]
        key = (item.risk, _reversed(item.stem), number, item)
        if len(kept) < SHOWN_BRIEFS:
            heapq.heappush(kept, key)
        else:
            heapq.heappushpop(kept, key)
    shown = tuple(key[3] for key in sorted(kept, key=lambda key: (-key[0], key[3].stem)))
    days, left = _merged(shown)
    return Digest(
        entries=shown,
        total=total,
        sentences=sentences,
        approved=approved,
        undated=undated,
        counts=found,
        days=days,
        open_dates=left,
    )


def render_html(digest: Digest) -> bytes:
    """The digest as one self-contained page, UTF-8."""
    return page(
        "digest.html",
        digest=digest,
        counted=counted,
        address=address,
        in_words=in_words,
        titles=digest.titles,
        shown_articles=SHOWN_ARTICLES,
    )


def render_markdown(digest: Digest) -> bytes:
    """The digest as Markdown, UTF-8."""
    told = ", ".join(f"{n} {severity}" for severity, n in digest.counts.items() if n)
    lines = [
        "# Digest",
        "",
        f"{counted(digest.total, 'article')} · {counted(digest.sentences, 'sentence')}, "
        f"{digest.approved} approved · "
        f"findings: {told or 'none'}",
    ]
    if digest.undated:
        undated = counted(digest.undated, "article")
        lines += ["", f"Without a known publication date: {undated}."]
    lines += ["", "## Riskiest first", ""]
    if len(digest.entries) < digest.total:
        lines += [f"The {len(digest.entries)} riskiest of {digest.total} are listed.", ""]
    lines += ["| Risk | Article | Findings | Published |", "|---|---|---|---|"]
    lines += [_line(item) for item in digest.entries]
    titles = digest.titles
    for title, remark, variants in digest.lists:
        lines += ["", f"## {title}", "", *([remark, ""] if remark else [])]
        lines += [_variants(item, titles) for item in variants]
    if digest.stories:
        lines += ["", "## Stories told more than once", ""]
    lines += [f"- {_linked(stems, titles)}" for stems in digest.stories]
    lines += ["", "## Timeline", ""]
    for day in digest.days:
        lines.append(f"- **{escaped(day.title)}**")
        lines += [f"  - {_mention(item, mention)}" for item, mention in day.mentions]
    if digest.open_dates:
        lines.append("- **Not on the calendar**")
        lines += [f"  - {_mention(item, mention)}" for item, mention in digest.open_dates]
    return ("\n".join(lines) + "\n").encode("utf-8")


def address(stem: str) -> str:
    """The relative address of a brief's page; the dot keeps it from being read as a scheme."""
    return f"./{quote(stem.encode('utf-8', 'replace'), safe='')}.html"


def _merged(
    shown: tuple[Entry, ...],
) -> tuple[tuple[Day, ...], tuple[tuple[Entry, Mention], ...]]:
    pairs = [(item, mention) for item in shown for mention in item.dates]
    pairs.sort(key=lambda pair: (order(pair[1].date.timex), pair[0].stem))
    days: dict[tuple[object, str], list[tuple[Entry, Mention]]] = {}
    left = []
    for item, mention in pairs:
        date = mention.date
        covered = extent(date.timex)
        if covered is None:
            left.append((item, mention))
        else:
            title = heading(covered, date.target_text or date.timex.value)
            days.setdefault((covered.start, title), []).append((item, mention))
    merged = (Day(title=key[1], mentions=tuple(found)) for key, found in days.items())
    return tuple(merged), tuple(left)


def _reversed(stem: str) -> str:
    """Sorts the other way round: of two briefs alike in risk the one named first is kept."""
    return "".join(chr(0x10FFFF - ord(character)) for character in stem) + "\U0010ffff"


def _line(item: Entry) -> str:
    found = ", ".join(f"{n} {severity}" for severity, n in item.counts.items() if n)
    more = " · ".join(word for word in (found or "none", item.status) if word)
    title = f"[{escaped(item.headline)}]({address(item.stem)})<br>{escaped(item.original)}"
    return f"| {item.risk:.1f} | {title} | {more} | {escaped(in_words(item.published))} |"


def _variants(item: Variants, titles: dict[str, str]) -> str:
    forms = [f"“{escaped(form)}” in {_linked(stems, titles)}" for form, stems in item.forms]
    return f"- **{escaped(item.source)}**: {'; '.join(forms)}"


def _linked(stems: tuple[str, ...], titles: dict[str, str]) -> str:
    links = [f"[{escaped(titles.get(s, s))}]({address(s)})" for s in stems[:SHOWN_ARTICLES]]
    rest = len(stems) - SHOWN_ARTICLES
    return ", ".join(links) + (f" and {rest} more" if rest > 0 else "")


def _mention(item: Entry, mention: Mention) -> str:
    date = mention.date
    words = f"{escaped(date.target_text or date.timex.value)} ({escaped(date.timex.text)})"
    what = f"{escaped(mention.sentence)} – " if mention.sentence else ""
    title = f"[{escaped(item.headline)}]({address(item.stem)})"
    return f"{what}{title}, {escaped(date.role)}: {words}"
