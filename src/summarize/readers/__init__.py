"""Readers: one input's bytes to ``RawArticle``, or an error that names the file and reason.

The format is known by the bytes first and the suffix second: text, HTML, Word (.docx), JSON
and JSON Lines, and Parquet where pyarrow is installed. The parsers of HTML, Word and Parquet
are loaded when the first such file comes (``summarize.readers.dispatch``).
"""

from __future__ import annotations

from summarize.readers.decoding import Decoded, decode
from summarize.readers.dispatch import outcomes, read_article, read_articles
from summarize.readers.jsonl import Outcome, ReadFailure
from summarize.readers.names import is_readable_name
from summarize.readers.sniff import SUFFIXES

__all__ = [
    "SUFFIXES",
    "Decoded",
    "Outcome",
    "ReadFailure",
    "decode",
    "is_readable_name",
    "outcomes",
    "read_article",
    "read_articles",
]
