"""Marian weights to CTranslate2 with numpy alone: no torch, no transformers, about a second.

Run as a child process by ``conversion`` with torch made unimportable: ``ctranslate2.specs``
imports torch where it finds it, which alone takes longer than the whole conversion. What is
set here follows CTranslate2's own converter for Marian (``ctranslate2.converters``), with one
difference: that one starts the decoder from a zero vector and drops the padding row, which is
right only where training left that row at zero. Here the decoder starts from the padding row,
as in transformers, and the padding token's bias keeps it from ever being an output.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import ctranslate2.specs
import numpy as np
from ctranslate2.specs import common_spec
from safetensors import safe_open

from summarize.engines.shortlist import write_vmap

#: Bias of tokens that are never an output: exp() of it is zero, and float16 can hold it.
_NEVER = -60_000.0
_ACTIVATIONS = {
    "relu": common_spec.Activation.RELU,
    "gelu": common_spec.Activation.GELU,
    "gelu_new": common_spec.Activation.GELUTanh,
    "silu": common_spec.Activation.SWISH,
    "swish": common_spec.Activation.SWISH,
}
Weights = dict[str, "np.ndarray[Any, Any]"]


def read_weights(files: list[Path]) -> Weights:
    """All tensors of the files as float32."""
    weights: Weights = {}
    for path in files:
        with safe_open(path, framework="numpy") as file:
            for name in file.keys():  # noqa: SIM118 - not a dict
                weights[name] = file.get_tensor(name).astype(np.float32)
    return weights


def sinusoids(positions: int, width: int) -> np.ndarray[Any, Any]:
    """Marian's fixed position vectors, (positions, width): sines first, then cosines.

    Not interleaved, unlike in Vaswani et al. 2017, section 3.5.
    """
    columns = np.arange(width)
    angles = np.arange(positions)[:, None] / np.power(10000, 2 * (columns // 2) / width)
    table = np.concatenate([np.sin(angles[:, 0::2]), np.cos(angles[:, 1::2])], axis=1)
    return table.astype(np.float32)


def vocabulary(path: Path, size: int) -> list[str]:
    """Tokens in the order of their ids; ids without a token get a name that no text has."""
    tokens = [f"<unused{number}>" for number in range(size)]
    for token, number in json.loads(path.read_text(encoding="utf-8")).items():
        if number < size:
            tokens[number] = token
    return tokens


def specification(folder: Path, files: list[Path]) -> Any:
    """The filled CTranslate2 specification of a Marian folder.

    Raises:
        KeyError: the weights lack a tensor that the config promises, or the activation is
            unknown.
        ValueError: a tensor has an impossible shape.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = read_weights(files)
    spec = ctranslate2.specs.TransformerSpec.from_config(
        (config["encoder_layers"], config["decoder_layers"]),
        config["encoder_attention_heads"],
        pre_norm=False,
        activation=_ACTIVATIONS[config["activation_function"]],
    )
    shared = weights.get("model.shared.weight")
    source = weights.get("model.encoder.embed_tokens.weight", shared)
    target = weights.get("model.decoder.embed_tokens.weight", shared)
    if source is None or target is None:
        raise KeyError("model.shared.weight")
    scale = math.sqrt(config["d_model"]) if config.get("scale_embedding") else 1.0
    for part, table, side in ((spec.encoder, source, "encoder"), (spec.decoder, target, "decoder")):
        part.scale_embeddings = scale
        embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        embeddings.weight = table
        positions = weights.get(f"model.{side}.embed_positions.weight")
        if positions is None:
            positions = sinusoids(config["max_position_embeddings"], config["d_model"])
        part.position_encodings.encodings = positions
        for number, layer in enumerate(part.layer):
            _layer(layer, weights, f"model.{side}.layers.{number}", decoder=side == "decoder")
    bias = (
        weights.get("final_logits_bias", np.zeros((1, target.shape[0]), np.float32))
        .reshape(-1)
        .copy()
    )
    bias[config["pad_token_id"]] = _NEVER
    spec.decoder.projection.weight = weights.get("lm_head.weight", target)
    spec.decoder.projection.bias = bias
    tokens = vocabulary(folder / "vocab.json", source.shape[0])
    separate = folder / "target_vocab.json"
    outputs = vocabulary(separate, target.shape[0]) if separate.is_file() else tokens
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(outputs)
    spec.config.eos_token = outputs[config["eos_token_id"]]
    spec.config.unk_token = "<unk>"
    spec.config.decoder_start_token = outputs[config["decoder_start_token_id"]]
    return spec


def _layer(layer: Any, weights: Weights, name: str, *, decoder: bool) -> None:
    _attention(layer.self_attention, weights, f"{name}.self_attn", own=True)
    _norm(layer.self_attention.layer_norm, weights, f"{name}.self_attn_layer_norm")
    if decoder:
        _attention(layer.attention, weights, f"{name}.encoder_attn", own=False)
        _norm(layer.attention.layer_norm, weights, f"{name}.encoder_attn_layer_norm")
    _linear(layer.ffn.linear_0, weights, [f"{name}.fc1"])
    _linear(layer.ffn.linear_1, weights, [f"{name}.fc2"])
    _norm(layer.ffn.layer_norm, weights, f"{name}.final_layer_norm")


def _attention(part: Any, weights: Weights, name: str, *, own: bool) -> None:
    """CTranslate2 fuses query, key and value where all three see the same input."""
    query, key, value = (f"{name}.{which}_proj" for which in "qkv")
    if own:
        _linear(part.linear[0], weights, [query, key, value])
    else:
        _linear(part.linear[0], weights, [query])
        _linear(part.linear[1], weights, [key, value])
    _linear(part.linear[-1], weights, [f"{name}.out_proj"])


def _linear(part: Any, weights: Weights, names: list[str]) -> None:
    part.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    part.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _norm(part: Any, weights: Weights, name: str) -> None:
    part.gamma = weights[f"{name}.weight"]
    part.beta = weights[f"{name}.bias"]


def main(arguments: list[str]) -> None:
    """``OUT QUANTISATION FOLDER WEIGHTS…``: write the converted model into the folder OUT."""
    out, quantisation, folder, *files = arguments
    spec = specification(Path(folder), [Path(file) for file in files])
    spec.validate()
    spec.optimize(quantization=quantisation)
    spec.save(out)
    write_vmap(Path(folder), Path(out))


if __name__ == "__main__":
    main(sys.argv[1:])
