"""HTML pages: trafilatura finds the article, the page's markup says what its parts are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from summarize.document import RawArticle
from summarize.errors import EmptyError
from summarize.options import ReadOptions
from summarize.readers.characters import neutralise
from summarize.readers.decoding import Decoded
from summarize.readers.html_boxes import SENTENCE_WORDS, box_running_text
from summarize.readers.html_essay import free_captions
from summarize.readers.html_lines import arrange, body_lines
from summarize.readers.html_marks import read_marks
from summarize.readers.html_metadata import read_metadata
from summarize.readers.html_tree import drop_unseen, parse
from summarize.readers.lines import Line, all_text, collapse, join
from summarize.readers.mojibake import repair_lines
from summarize.readers.source import Source

#: Least words in such lines, links and captions apart; a news flash has twenty.
MIN_WORDS = 12


#: Elements up to which trafilatura also asks its other extractors; jusText's time grows with the
#: square of the page (12 s for 9,000 table cells), and news pages stay below.
MAX_COMPARED = 5_000


def _article_lines(tree: HtmlElement) -> list[Line]:
    found = bare_extraction(
        tree,
        fast=sum(1 for _ in tree.iter("*")) > MAX_COMPARED,
        include_comments=False,
        include_tables=True,
        include_links=False,
        include_images=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return [] if body is None else list(body_lines(body))


def _words_outside_links(tree: HtmlElement) -> int:
    linked = sum(len(all_text(anchor).split()) for anchor in tree.iter("a"))
    return len(all_text(tree).split()) - linked


def _no_article(source: Source) -> EmptyError:
    return EmptyError(
        f"{source.shown}: no article was found in the page",
        "save the article's text as .txt and give that",
    )


def from_html(source: Source, decoded: Decoded, options: ReadOptions) -> Iterator[RawArticle]:
    """The article of a page, with what the page states about itself.

    ``content`` is the headline, the dateline, then the body, one paragraph or table row a line,
    captions and link-only lines included as lines of their own and marked in ``zones``.

    Raises:
        DamagedError, LimitError: see ``html_tree.parse``.
        EmptyError: there is no article in the page.
    """
    tree = parse(source, decoded.text, options)
    metadata = read_metadata(tree)
    drop_unseen(tree)
    box_running_text(tree)
    free_captions(tree)
    if _words_outside_links(tree) < MIN_WORDS:
        raise _no_article(source)
    marked = read_marks(tree)
    title = collapse(metadata.title) if metadata.title else None
    lines = arrange(iter(_article_lines(tree)), title, marked)
    texts, notes = repair_lines([line.text for line in lines])
    lines = [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]
    if title and lines:
        title = lines[0].text
    counts = [len(line.text.split()) for line in lines if line.zone is None]
    if sum(count for count in counts if count >= SENTENCE_WORDS) < MIN_WORDS:
        raise _no_article(source)
    content, zones = join(lines)
    yield RawArticle(
        id=source.name,
        content=content,
        media_type="text/html",
        sha256=source.sha256,
        url=metadata.url,
        title=title,
        date_published=metadata.date_published,
        author=metadata.author,
        sitename=metadata.sitename,
        encoding=decoded.encoding,
        # Character references (&#8238;) bring in what the bytes did not have.
        notes=(*decoded.notes, *notes, *neutralise(all_text(tree))[1]),
        zones=zones,
    )
