"""Any other family to CTranslate2, by its own converter: a child process with torch.

The converter and transformers stay in the child; the run that asked for the conversion gets a
folder with the model and a ``tokenizer.json`` that the ``tokenizers`` library reads alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import transformers
from ctranslate2.converters import TransformersConverter
from ctranslate2.specs.model_spec import OPTIONAL

from summarize.engines.shortlist import write_vmap

#: mBART normalises before each layer, BART after it (Liu et al. 2020, section 2.1); their
#: configs stopped saying so, and the converter asks.
_NORMALISES_BEFORE = {"mbart": True, "bart": False}
_T5 = frozenset({"t5", "mt5"})


class _Converter(TransformersConverter):  # type: ignore[misc]
    """The library's converter, safetensors only, with the config's gap filled."""

    def load_model(self, model_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
        """Load the model and fill ``normalize_before`` in."""
        kwargs["dtype"] = "float32"
        model = super().load_model(model_class, model_name_or_path, use_safetensors=True, **kwargs)
        self._family = family = model.config.model_type
        self._scaled = bool(getattr(model.config, "scale_decoder_outputs", False))
        if family in _NORMALISES_BEFORE and not hasattr(model.config, "normalize_before"):
            model.config.normalize_before = _NORMALISES_BEFORE[family]
        return model

    def _load(self) -> Any:
        """Fill the specification, then take back a scale that this model does not have.

        T5 scales the decoder's output by width ** -0.5 where its embeddings were trained tied;
        mT5 and T5 v1.1 do not. transformers 5 says so in ``scale_decoder_outputs`` and sets
        ``tie_word_embeddings``, which the converter asks, for all of them.
        """
        spec = super()._load()
        if self._family in _T5 and not self._scaled:
            spec.decoder.scale_outputs = OPTIONAL
        return spec

    def load_tokenizer(self, tokenizer_class: Any, model_name_or_path: str, **kwargs: Any) -> Any:
        """Load the tokenizer as the engine will."""
        return tokenizer_class.from_pretrained(model_name_or_path, local_files_only=True, **kwargs)


def main(arguments: list[str]) -> None:
    """``OUT QUANTISATION FOLDER SOURCE_CODE TARGET_CODE START_TOKEN_ID``: write into OUT."""
    out, quantisation, folder, source_code, target_code, start = arguments
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    languages = {"src_lang": source_code, "tgt_lang": target_code} if source_code else {}
    tokenizer = transformers.AutoTokenizer.from_pretrained(
        folder, local_files_only=True, **languages
    )
    if not tokenizer.is_fast:
        raise SystemExit(f"{folder}: its tokenizer ({type(tokenizer).__name__}) needs transformers")
    _Converter(folder).convert(out, quantization=quantisation, force=True)
    tokenizer.backend_tokenizer.save(str(Path(out, "tokenizer.json")))
    _set_start(Path(out), int(start))
    write_vmap(Path(folder), Path(out))


def _set_start(out: Path, start: int) -> None:
    """Write the decoder's start token into the converted config: cards may overrule it."""
    vocabulary = json.loads((out / "shared_vocabulary.json").read_text(encoding="utf-8"))
    path = out / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["decoder_start_token"] = vocabulary[start]
    path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
