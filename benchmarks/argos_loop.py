"""argos-translate's own loop, in the environment that has it: PYTHON argos_loop.py.

Not part of the other benchmarks' process: that library brings versions of its own of libraries
both use. It reads one JSON object a line and answers with one. The first tells the model: ``spm``
(its SentencePiece file), ``model`` (the converted folder) and ``beam``; each later one has
``texts``. Its sentence splitters want models of their own, so it is given sentences.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import ctranslate2
from argostranslate import tokenizer, translate


def main() -> None:
    """Answer until the input ends."""
    told = json.loads(sys.stdin.readline())
    package = SimpleNamespace(
        tokenizer=tokenizer.SentencePieceTokenizer(Path(told["spm"])),
        target_prefix="",
        from_code="vi",
        to_code="en",
        code="vi-en",
    )
    whole = SimpleNamespace(split_sentences=lambda text: [text])
    # As the library's own PackageTranslation loads it: both of its thread counts at their defaults.
    model = ctranslate2.Translator(told["model"], device="cpu", inter_threads=1, intra_threads=0)
    print(json.dumps({"version": version("argostranslate")}), flush=True)
    for line in sys.stdin:
        outputs = [
            translate.apply_packaged_translation(package, text, model, whole, told["beam"])[0].value
            for text in json.loads(line)["texts"]
        ]
        print(json.dumps({"outputs": outputs}), flush=True)


if __name__ == "__main__":
    main()
