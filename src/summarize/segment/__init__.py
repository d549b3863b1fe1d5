"""Sentences: where they begin and end in Vietnamese news, and the headline over them."""

from __future__ import annotations

from summarize.segment.clauses import split_clauses
from summarize.segment.segmenter import RULES_VERSION, make_headline, segment
from summarize.segment.sentences import split_sentences

__all__ = ["RULES_VERSION", "make_headline", "segment", "split_clauses", "split_sentences"]
