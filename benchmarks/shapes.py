"""Checkpoints with random weights in the true shapes of models that cannot be shipped.

Where speed alone is asked, random weights do: the end mark is never chosen, so that each output
has as many tokens as the checkpoint's own limit, and every library does the same work.
"""

import json
import math
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sentencepiece
import torch
import transformers

from benchmarks import corpus

#: Configurations take more arguments than the library types.
_library: Any = transformers
#: Tokens of each output of a shape: a sentence's, or a Vietnamese newspaper's abstract's, which has
#: 38 syllables on average. A limit of 20 or less in a checkpoint is the library's own, and ignored.
TOKENS = {"marian": 24, "t5": 24, "vit5": 48}
_TRANSLATOR = Path(__file__).parent.parent / "src/summarize/engines/builtin/translator"
_NEVER = -1e4


def marian(folder: Path) -> Path:
    """opus-mt's shape: 72M parameters, 6 and 6 layers 512 wide, 53,000 tokens.

    The tokenizer is the built-in translator's; ids beyond it stand for themselves.
    """
    size = 53_000
    folder.mkdir(parents=True)
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copyfile(_TRANSLATOR / name, folder / name)
    table: dict[str, int] = json.loads((_TRANSLATOR / "vocab.json").read_text(encoding="utf-8"))
    own = table.pop("<pad>")
    table |= {f"▁{number}": number for number in range(own, size - 1)}
    table["<pad>"] = size - 1
    (folder / "vocab.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    config = _library.MarianConfig(
        vocab_size=size, decoder_vocab_size=size, d_model=512,
        encoder_layers=6, decoder_layers=6, encoder_ffn_dim=2048, decoder_ffn_dim=2048,
        encoder_attention_heads=8, decoder_attention_heads=8, max_position_embeddings=512,
        scale_embedding=True, activation_function="swish", tie_word_embeddings=True,
        pad_token_id=size - 1, decoder_start_token_id=size - 1, eos_token_id=0,
        max_length=TOKENS["marian"],
    )  # fmt: skip
    return _written(transformers.MarianMTModel(config), folder, TOKENS["marian"])


def t5(folder: Path) -> Path:
    """envit5's shape: 275M parameters, 12 and 12 gated layers 768 wide, 50,200 tokens."""
    return _t5(folder, vocabulary=50_200, tied=False, tokens=TOKENS["t5"])


def vit5(folder: Path) -> Path:
    """ViT5-base's shape, a summariser's: 226M parameters, 36,096 tokens."""
    return _t5(folder, vocabulary=36_096, tied=True, tokens=TOKENS["vit5"])


def _t5(folder: Path, *, vocabulary: int, tied: bool, tokens: int) -> Path:
    folder.mkdir(parents=True)
    path = folder / "spiece.model"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus.sentences()), model_prefix=str(path.with_suffix("")),
        vocab_size=2_000, hard_vocab_limit=False, pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
        num_threads=1, minloglevel=2,
    )  # fmt: skip
    transformers.T5Tokenizer.from_pretrained(folder, extra_ids=4).save_pretrained(folder)
    config = _library.T5Config(
        vocab_size=vocabulary, d_model=768, d_kv=64, d_ff=2048, num_layers=12, num_heads=12,
        feed_forward_proj="gated-gelu", tie_word_embeddings=tied,
        decoder_start_token_id=0, pad_token_id=0, eos_token_id=1, max_length=tokens,
    )  # fmt: skip
    return _written(transformers.T5ForConditionalGeneration(config), folder, tokens)


#: Name -> what builds it.
BUILDERS: dict[str, Callable[[Path], Path]] = {"marian": marian, "t5": t5, "vit5": vit5}


def built(shape: str, home: Path) -> Path:
    """The checkpoint of a shape in ``home``; made anew unless a whole one is there."""
    folder = home / f"{shape}-{TOKENS[shape]}"
    if not (folder / "model.safetensors").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home) as scratch:
            BUILDERS[shape](Path(scratch, shape)).rename(folder)
    return folder


def _written(model: Any, folder: Path, tokens: int) -> Path:
    """Save with weights under which the end mark is never an output; ``tokens`` end each one."""
    torch.manual_seed(0)
    end = model.config.eos_token_id
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1 and "position" not in name:
                # Outputs of each layer as wide as its inputs; embeddings as models have them.
                wide = parameter.shape[1] if "embed" not in name and "shared" not in name else 2_500
                if name.endswith(".q.weight"):
                    # T5 does not divide by the heads' width: its queries are that much smaller.
                    # Wider ones make attention a choice that the last bit of a sum can turn, and
                    # no conversion would be faithful.
                    wide *= model.config.d_kv
                parameter.normal_(0, 1 / math.sqrt(wide))
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias[0, end] = _NEVER
        else:
            # Among many thousand logits about zero, one that is zero is never among the best.
            model.get_output_embeddings().weight[end] = 0
    model.generation_config.max_length = tokens
    model.half().save_pretrained(folder)
    return folder
