"""From a raw article to a cleaned one: run the rules in order, then lay out the zones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from summarize.clean import (
    caption,
    ending,
    headline,
    navigation,
    publication,
    related,
    signature,
    stated,
)
from summarize.clean.cues import cues, fold
from summarize.clean.language import LanguageEvidence, evidence, evidence_of
from summarize.clean.layout import lay_out
from summarize.clean.page import Mark, Page, read_page
from summarize.clean.publication import is_revised, iso, iso_or_none, stated_date
from summarize.clean.rule import Rule
from summarize.clean.signature import read_signature
from summarize.document import (
    CONTENT_ZONES,
    Article,
    DateSource,
    RawArticle,
    Removal,
    Span,
    Zone,
    removal_id,
)
from summarize.errors import EmptyError, LanguageError, UsageError, counted
from summarize.facts import iso_in_vietnam
from summarize.options import CleanOptions

#: Version of the rules and their language data; part of every output's signature.
RULES_VERSION = "vi.5"

#: Rules that run before the headline is looked for.
_FIRST: tuple[Rule, ...] = (
    publication.publication_line,
    navigation.navigation,
    navigation.notice,
    navigation.breadcrumb,
    navigation.wordless,
)
#: Rules that run after it. Endings come before pictures: a caption behind the story's end belongs
#: to another story and must not date this one.
_THEN: tuple[Rule, ...] = (
    headline.above_headline,
    headline.repeated_headline,
    stated.stated,
    ending.glued_heading,
    signature.end_mark,
    signature.signature,
    signature.signature_suffix,
    navigation.tags,
    ending.section_end,
    ending.after_end,
    caption.numbered_picture,
    caption.picture_placeholder,
    caption.picture_credit,
    caption.picture_words,
    caption.media_title,
    caption.picture_echo,
    related.related_bracket,
    related.related_label,
    related.related_box,
    related.related_twice,
    related.related_teaser,
    publication.dateline,
    related.outlet_teaser,
    signature.outlet_prefix,
    caption.portrait,
    signature.author_line,
    navigation.foreign,
)
#: All rules in the order they run, for documentation and for ``--keep``.
RULES: tuple[Rule, ...] = _FIRST + _THEN


def clean(raw: RawArticle, options: CleanOptions) -> tuple[Article, tuple[Removal, ...]]:
    """Tell the story from the page around it.

    Args:
        raw: what a reader got out of one input.
        options: removals to restore, and the publication date when the user states it.

    Returns:
        The article, whose ``text`` is the whole decoded input in NFC and whose zones partition
        it; and the removals in the order of the text. ``Removal.text`` is exactly the characters
        under ``Removal.span``.

    Raises:
        EmptyError: there are no words, or cleaning left none.
        LanguageError: the words are not Vietnamese, or Vietnamese without its marks.
        UsageError: ``options.published`` is no ISO 8601 date.
    """
    text = raw.content
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    _check_words(raw.id, text)
    page = _marked(raw, text)
    marks = sorted(page.marks, key=lambda mark: mark.start)
    kept = [m for m in marks if not options.keep or not {m.rule, _id(m, text)} & options.keep]
    zones = lay_out(page, kept)
    # What the user restores may be foreign; it must not turn a good article into an error.
    if len(kept) == len(marks) or not _story(text, lay_out(page, marks)).vietnamese:
        _check_story(raw.id, text, zones, marks)
    published, source = _published(raw, options, text, marks)
    author, sitename = _signed(text, marks)
    article = Article(
        id=raw.id,
        text=text,
        title=page.title,
        date_published=None if published is None else iso_in_vietnam(published),
        date_source=source,
        author=raw.author or author,
        sitename=raw.sitename or sitename,
        url=raw.url,
        zones=zones,
    )
    removals = tuple(
        Removal(
            rule=m.rule,
            span=Span(start=m.start, end=m.end),
            text=text[m.start : m.end],
            zone=m.zone,
        )
        for m in kept
    )
    return article, removals


def unmatched(raw: RawArticle, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of ``ids`` that name nothing cleaning takes out of this text, in order.

    An editor restored something by its id; since then the input or the rules changed.
    """
    text = unicodedata.normalize("NFC", raw.content)
    page = _marked(raw, text)
    return tuple(sorted(set(ids) - {_id(mark, text) for mark in page.marks}))


def _marked(raw: RawArticle, text: str) -> Page:
    """The page of ``text`` (``raw.content`` in NFC) with its headline and all that is taken out."""
    page = read_page(text)
    # Offsets the reader states hold for the text as it gave it only.
    page.stated = raw.zones if text == raw.content else ()
    for rule in _FIRST:
        rule.apply(page)
    headline.find_headline(page, raw.title, raw.sitename)
    for rule in _THEN:
        rule.apply(page)
    return page


def prove(options: CleanOptions) -> None:
    """See, before any article is read, that the options mean something.

    Raises:
        UsageError: ``published`` is no ISO 8601 date, or ``keep`` names no rule.
    """
    if options.published is not None:
        _proven_date(options.published)
    names = {rule.name for rule in RULES}
    for kept in sorted(options.keep):
        if kept.partition("@")[0] not in names:
            raise UsageError(
                f"no rule of cleaning is called {kept!r}",
                f"The rules: {', '.join(sorted(names))}.",
            )


def _proven_date(published: str) -> str:
    try:
        return iso(published)
    except ValueError:
        raise UsageError(
            f"the publication date {published!r} is no ISO 8601 date",
            "Write it like 2024-05-31 or 2024-05-31T09:30+07:00.",
        ) from None


def _id(mark: Mark, text: str) -> str:
    """The id of the mark's removal (``Removal.id``)."""
    return removal_id(mark.rule, mark.start, text[mark.start : mark.end])


def reason(rule: str) -> str:
    """What an editor is told about a rule's removals; the empty string for an unknown name."""
    return next((one.reason for one in RULES if one.name == rule), "")


def _check_words(name: str, text: str) -> None:
    found = evidence(text)
    if not found.words:
        raise EmptyError(f"{name}: there are no words in it", "Give a file that holds an article.")
    if found.stripped:
        raise LanguageError(
            f"{name}: looks like Vietnamese typed without diacritics, which no model here reads",
            "Restore the diacritics (dấu) first, then run again.",
        )
    if not found.marked:
        raise LanguageError(
            f"{name}: no Vietnamese in it ({counted(found.words, 'word')} read)",
            "Give an article written in Vietnamese.",
        )


def _check_story(name: str, text: str, zones: tuple[Zone, ...], marks: list[Mark]) -> None:
    found = _story(text, zones)
    if found.vietnamese:
        return
    if found.words:
        raise LanguageError(
            f"{name}: is not Vietnamese ({found.marked:,} of {found.words:,} words are)",
            "Give an article written in Vietnamese.",
        )
    rules = ", ".join(sorted({mark.rule for mark in marks}))
    raise EmptyError(
        f"{name}: cleaning left no sentence of a story (rules: {rules or 'none'})",
        "If there is a story in it, keep what a rule removes with --keep RULE.",
    )


def _story(text: str, zones: tuple[Zone, ...]) -> LanguageEvidence:
    """What the words of the story tell of its language."""
    return evidence_of([z.span.of(text) for z in zones if z.name in CONTENT_ZONES])


def _published(
    raw: RawArticle, options: CleanOptions, text: str, marks: list[Mark]
) -> tuple[str | None, DateSource]:
    if options.published is not None:
        return _proven_date(options.published), "option"
    if raw.date_published is not None:
        found = iso_or_none(raw.date_published)
        if found is not None:
            return found, "metadata"
    revised: str | None = None
    for mark in marks:
        if mark.zone == "tail":
            break  # what follows is the date of another story
        if mark.zone == "dateline":
            line = text[mark.start : mark.end]
            found = stated_date(line)
            if found is not None and not is_revised(line):
                return found, "dateline"
            revised = revised or found
    return (revised, "dateline") if revised else (None, "unknown")


def _signed(text: str, marks: list[Mark]) -> tuple[str | None, str | None]:
    """Author and newspaper, from signatures and prefixes."""
    author = sitename = None
    for mark in marks:
        if mark.zone != "byline":
            continue
        written = text[mark.start : mark.end]
        found = read_signature(written.strip(" -–—|:"))
        if found is None:
            continue
        if found.people and author is None:
            author = ", ".join(found.people)
        for one in (written.strip(" ()-–—|:."), *found.sources):
            sitename = sitename or cues().outlets.get(fold(one))
    return author, sitename
