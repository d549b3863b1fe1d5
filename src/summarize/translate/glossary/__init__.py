"""The glossary: what Vietnamese names, offices and terms are called in English news.

``Glossary.shipped()`` is the project's own vi-en news glossary, ``load_glossary(path)`` a
user's (CSV or TBX), ``shipped.merged(user)`` both, with the user's word final. ``find`` gives
the entries that stand in a text, leftmost first and longest first.
"""

from summarize.translate.glossary.book import Glossary, Match, load_glossary
from summarize.translate.glossary.entry import COMMON, KINDS, PROPER, Entry, GlossaryError
from summarize.translate.glossary.files import delimiter_of
from summarize.translate.glossary.inflect import inflected, verb_forms

__all__ = [
    "COMMON",
    "KINDS",
    "PROPER",
    "Entry",
    "Glossary",
    "GlossaryError",
    "Match",
    "delimiter_of",
    "inflected",
    "load_glossary",
    "verb_forms",
]
