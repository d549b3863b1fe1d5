"""The brief as a Markdown page (CommonMark with GitHub's tables).

Text of the article can be nothing but text: every character that Markdown or HTML gives a
meaning is escaped, links and images included.
"""

from __future__ import annotations

import re

from summarize.document import Brief, BriefDate
from summarize.writers.anchors import anchor, called
from summarize.writers.characters import clipped, one_line, shown
from summarize.writers.ranking import Doubt, doubts, risk
from summarize.writers.timeline import chronological, extent, in_words, key_dates
from summarize.writers.view import Piece, Row, view

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&]")
# GitHub turns bare addresses into links; an escaped colon or dot keeps them words.
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)|(\w)(@)")
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([#+=:-])")
#: A removed text longer than this is cut; the whole text is in the json and html briefs.
SHOWN_REMOVAL = 280


def render(brief: Brief) -> bytes:
    """The page, UTF-8."""
    parts = [
        _head(brief),
        _doubts(brief),
        _summary(brief),
        _dates(brief),
        _sentences(brief),
        _removals(brief),
        _foot(brief),
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """``text`` on one line with nothing in it that Markdown would read as markup."""
    line = _SPECIAL.sub(lambda match: "\\" + match[0], one_line(shown(text)))
    line = _ADDRESS.sub(_unlinked, line)
    return _LINE_START.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line
    )


def link(identifier: str) -> str:
    """A link to a sentence of the same page."""
    return f"[{escaped(called(identifier))}](#{anchor(identifier)})"


def _unlinked(match: re.Match[str]) -> str:
    word, mark = [group for group in match.groups() if group]
    return f"{word}\\{mark}"


def _head(brief: Brief) -> str:
    article = brief.article
    title = brief.headline.target or "(headline not translated)"
    made = " *(made from the lead)*" if brief.headline_made else ""
    facts = [
        escaped(fact)
        for fact in (article.sitename, article.author, in_words(article.date_published))
        if fact
    ]
    found = f" ({article.date_source})" if article.date_published else " date"
    return (
        f'# <a id="{anchor(brief.headline.id)}"></a>{escaped(title)}\n\n'
        f"{_strong(brief.headline.source)}{made}\n\n"
        f"{' · '.join(facts)}{found} · risk {risk(brief):.1f}"
    )


def _doubts(brief: Brief) -> str:
    found = doubts(brief)
    lines = [_doubt(doubt) for doubt in found] or ["No check fired."]
    return "## What looks doubtful\n\n" + "\n".join(lines)


def _doubt(doubt: Doubt) -> str:
    where = " ".join(map(link, doubt.ids))
    words = ""
    if doubt.source and doubt.target:
        source, target = (" … ".join(side) for side in (doubt.source, doubt.target))
        words = f" – “{escaped(source)}” → “{escaped(target)}”"
    line = f"- **{doubt.severity}** {escaped(doubt.check)}: {escaped(doubt.message)}{words}"
    return f"{line} {where}" if where else line


def _summary(brief: Brief) -> str:
    lines = ["## Summary", ""]
    for number, row in enumerate(view(brief).summary, start=1):
        lines.append(f'{number}. <a id="{anchor(row.id)}"></a>{_target(row)}\\')
        lines.append(f"   <i>{_text(row.source, plain=True)}</i>\\")
        labels = "".join(f" · {label}" for label in row.labels)
        rests = " ".join(map(link, row.links)) or "nothing in the article"
        lines.append(f"   rests on {rests}{labels}")
    return "\n".join(lines) if brief.summary else "## Summary\n\nThere is no summary."


def _dates(brief: Brief) -> str:
    lines = ["## Key dates", ""]
    found = key_dates(brief.dates)
    if found:
        lines += ["| Date | In the article | Value | Role | Where |", "|---|---|---|---|---|"]
        lines += [_date_line(date) for date in found]
    else:
        lines.append("The article has no key dates.")
    others = chronological(date for date in brief.dates if not date.key)
    if others:
        words = dict.fromkeys(f"{escaped(d.timex.text)} ({escaped(d.target_text)})" for d in others)
        lines += ["", f"Other dates and durations: {'; '.join(words)}."]
    return "\n".join(lines)


def _date_line(date: BriefDate) -> str:
    timex = date.timex
    english = escaped(date.target_text or timex.value)
    first = _strong(date.target_text or timex.value) if date.rank == 1 else english
    where = link(timex.segment_id) if timex.segment_id else date.zone
    value = escaped(timex.value) + ("" if extent(timex) else " (not on the calendar)")
    return f"| {first} | {escaped(timex.text)} | {value} | {escaped(date.role)} | {where} |"


def _sentences(brief: Brief) -> str:
    lines = ["## Sentence by sentence", "", "| | Vietnamese | English |", "|---|---|---|"]
    for row in view(brief).segments:
        facts = [] if row.percent is None else [f"{row.percent} %"]
        gutter = " · ".join(
            [f'<a id="{anchor(row.id)}"></a>{escaped(row.id)}', *facts, *row.labels]
        )
        notes = "".join(
            f"<br>⚠ **{note.severity}** {escaped(note.check)}: {escaped(note.message)}"
            for note in row.notes
        )
        lines.append(f"| {gutter} | {_text(row.source)} | {_target(row)}{notes} |")
    return "\n".join(lines)


def _target(row: Row) -> str:
    return _text(row.target) or "*(not translated)*"


def _text(pieces: tuple[Piece, ...], *, plain: bool = False) -> str:
    """Marked words in bold; the white space around them stays outside of the stars."""
    if plain or not any(piece.severity for piece in pieces):
        return escaped("".join(piece.text for piece in pieces))
    out = []
    for piece in pieces:
        words = _strong(piece.text) if piece.severity else escaped(piece.text)
        before = " " if piece.text[:1].isspace() else ""
        after = " " if piece.text[-1:].isspace() and words else ""
        out.append(f"{before}{words}{after}")
    return "".join(out).strip()


def _removals(brief: Brief) -> str:
    lines = ["## What was removed, and why", ""]
    for removal in brief.removals:
        text = escaped(clipped(removal.text, SHOWN_REMOVAL))
        lines.append(f"- {_strong(removal.rule)} ({removal.zone}): {text}")
    return "\n".join(lines) if brief.removals else ""


def _foot(brief: Brief) -> str:
    lines = [
        "## How this brief was made",
        "",
        f"- article: {escaped(brief.article.id)}",
        f"- read as: {escaped(brief.encoding)}",
        f"- sha256 of the input: {_code(brief.provenance.used)}",
        f"- signature: {_code(brief.provenance.signature)}",
    ]
    if brief.article.url:
        lines.insert(3, f"- published at: {escaped(brief.article.url)}")
    return "\n".join(lines)


def _strong(text: str) -> str:
    """Bold. Stars beside punctuation are not always emphasis (CommonMark 6.2); a tag is."""
    words = escaped(text)
    if not words:
        return ""
    stars = words[0].isalnum() and words[-1].isalnum()
    return f"**{words}**" if stars else f"<b>{words}</b>"


def _code(text: str) -> str:
    """A code span, to be copied as it is; its fence is longer than any run of ticks inside."""
    line = one_line(shown(text))
    if not line:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}" if "`" in line else f"`{line}`"
