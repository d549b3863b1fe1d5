"""Translation: protected spans, glossary, memory, batching, order."""

from summarize.translate.glossary import Glossary, load_glossary
from summarize.translate.stage import (
    Memory,
    Translation,
    glossary_terms,
    nothing_remembered,
    told_repairs,
    translate_texts,
)

__all__ = [
    "Glossary",
    "Memory",
    "Translation",
    "glossary_terms",
    "load_glossary",
    "nothing_remembered",
    "told_repairs",
    "translate_texts",
]
