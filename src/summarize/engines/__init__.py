"""Engines: the only rooms that import torch, transformers and ctranslate2.

``catalog.load_translator`` and ``catalog.load_summarizer`` are the doors. Importing this
package, or the catalog, loads no model library.

Files: ``cards`` (what is known of each model), ``checkpoint`` (a folder in Hugging Face
layout), ``manifest`` (hashes), ``hub`` (fetching), ``pickles`` (the one door for a pickle),
``pieces`` (tokenising), ``batches`` (what is decoded together), ``ctranslate2`` and
``transformers`` (the two libraries), ``conversion`` (one to the other, once), ``roles`` (the
protocols the stages see), ``echo`` (engines without a model).
"""
