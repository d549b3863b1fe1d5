"""Translation: protected spans, glossary, memory, batching, order."""
