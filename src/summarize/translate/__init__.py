"""Translation: protected spans, glossary, memory, batching, order."""

from summarize.translate.glossary import Glossary, load_glossary
from summarize.translate.stage import (
    Memory,
    Translation,
    nothing_remembered,
    translate_texts,
)

__all__ = [
    "Glossary",
    "Memory",
    "Translation",
    "load_glossary",
    "nothing_remembered",
    "translate_texts",
]
