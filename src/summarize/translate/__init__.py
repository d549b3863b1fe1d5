"""Translation: protected spans, glossary, memory, batching, order."""

from summarize.translate.candidate import Translation
from summarize.translate.glossary import Glossary, delimiter_of, load_glossary
from summarize.translate.known import glossary_terms, names_of
from summarize.translate.repair import told_repairs
from summarize.translate.stage import RULES_VERSION, Memory, nothing_remembered, translate_texts

__all__ = [
    "RULES_VERSION",
    "Glossary",
    "Memory",
    "Translation",
    "delimiter_of",
    "glossary_terms",
    "load_glossary",
    "names_of",
    "nothing_remembered",
    "told_repairs",
    "translate_texts",
]
