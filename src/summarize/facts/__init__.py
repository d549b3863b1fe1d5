"""Facts by value: numbers, stated dates, names and codes, in Vietnamese and English.

Pure functions over one sentence at a time. Translation protects what they find, the summary
is checked against it, and the checks compare it between the languages.
"""

from summarize.facts.abbreviations import spelled_out
from summarize.facts.amounts import of_units
from summarize.facts.away import between_places
from summarize.facts.calendar import find_stated_dates
from summarize.facts.civil_time import VIETNAM, in_vietnam, iso_in_vietnam
from summarize.facts.countries import ADJECTIVES, OF_THE_GLOSSARY, in_pieces, is_full_name
from summarize.facts.english import is_english
from summarize.facts.fact import Fact, FactKind
from summarize.facts.joined import joined
from summarize.facts.ledger import Ledger, balance_all, compare, read_facts
from summarize.facts.lexicon import MODELS as LEXICON_MODELS
from summarize.facts.lexicon import guesses, stems_of
from summarize.facts.names import Name, find_names, fold_diacritics
from summarize.facts.negation import denials, may_deny, negations
from summarize.facts.numbers import Language, Number, find_numbers, render_number
from summarize.facts.omissions import omissions
from summarize.facts.orthography import tones_first, usual
from summarize.facts.protect import (
    SYMBOL,
    SYMBOLS,
    SYMBOLS_PER_KIND,
    Fixed,
    Masked,
    Unmasked,
    find_fixed,
    mask,
    unmask,
)
from summarize.facts.relative import Distances, no_distances
from summarize.facts.remembered import forget
from summarize.facts.slip import KEPT_KINDS, Slip, Term
from summarize.facts.slips import copied_words, garbled, repeats, vietnamese_left
from summarize.facts.spelling import derives, spelling_in, stands, stands_any
from summarize.facts.spelling import key as name_key
from summarize.facts.stated_date import WEEKDAYS, StatedDate, render_stated_date
from summarize.facts.support import unsupported
from summarize.facts.syllable_names import article_names
from summarize.facts.syllables import has_vietnamese_marks, is_vietnamese_syllable
from summarize.facts.units import with_unit
from summarize.facts.verbs import VerbForms

__all__ = [
    "ADJECTIVES",
    "KEPT_KINDS",
    "LEXICON_MODELS",
    "OF_THE_GLOSSARY",
    "SYMBOL",
    "SYMBOLS",
    "SYMBOLS_PER_KIND",
    "VIETNAM",
    "WEEKDAYS",
    "Distances",
    "Fact",
    "FactKind",
    "Fixed",
    "Language",
    "Ledger",
    "Masked",
    "Name",
    "Number",
    "Slip",
    "StatedDate",
    "Term",
    "Unmasked",
    "VerbForms",
    "article_names",
    "balance_all",
    "between_places",
    "compare",
    "copied_words",
    "denials",
    "derives",
    "find_fixed",
    "find_names",
    "find_numbers",
    "find_stated_dates",
    "fold_diacritics",
    "forget",
    "garbled",
    "guesses",
    "has_vietnamese_marks",
    "in_pieces",
    "in_vietnam",
    "is_english",
    "is_full_name",
    "is_vietnamese_syllable",
    "iso_in_vietnam",
    "joined",
    "mask",
    "may_deny",
    "name_key",
    "negations",
    "no_distances",
    "of_units",
    "omissions",
    "read_facts",
    "render_number",
    "render_stated_date",
    "repeats",
    "spelled_out",
    "spelling_in",
    "stands",
    "stands_any",
    "stems_of",
    "tones_first",
    "unmask",
    "unsupported",
    "usual",
    "vietnamese_left",
    "with_unit",
]
