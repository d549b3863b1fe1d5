"""Text to the tokens CTranslate2 wants, and back, without transformers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import sentencepiece
import tokenizers

from summarize.errors import ModelError


class Pieces(Protocol):
    """A model's tokenizer."""

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Tokens of each text as the encoder gets them, end mark included."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of output tokens, special tokens left out."""
        ...


class MarianPieces:
    """``source.spm``, ``target.spm`` and ``vocab.json`` of a Marian folder.

    Raises:
        ModelError: one of the files cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        source, target = folder / "source.spm", folder / "target.spm"
        self._source = _sentencepiece(source)
        # A joint vocabulary comes as two equal files, and is loaded once.
        joint = source.read_bytes() == target.read_bytes()
        self._target = self._source if joint else _sentencepiece(target)
        self._known = frozenset(json.loads((folder / "vocab.json").read_text(encoding="utf-8")))

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Pieces of each text and ``</s>``; a piece the vocabulary lacks is ``<unk>``."""
        # One by one: given a list, the library starts threads, which cost more than the texts do.
        rows = (self._source.encode(text, out_type=str) for text in texts)
        return [
            [piece if piece in self._known else "<unk>" for piece in row] + ["</s>"] for row in rows
        ]

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of the pieces; end, padding and unknown marks are left out."""
        kept = [token for token in tokens if token not in _MARIAN_SPECIAL]
        return str(self._target.decode_pieces(kept)).strip()


class JsonPieces:
    """``tokenizer.json`` beside a converted model, with its vocabulary in the order of ids.

    Raises:
        ModelError: one of the files cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / "tokenizer.json"
        try:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            raise ModelError(
                f"{path}: is damaged: {error}", "run: summarize models verify"
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokens: list[str] = json.loads(
            (folder / "shared_vocabulary.json").read_text(encoding="utf-8")
        )
        self._ids = {token: number for number, token in enumerate(self._tokens)}

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """Tokens of each text with the marks the tokenizer's template adds."""
        rows = self._tokenizer.encode_batch(list(texts))
        return [[self._tokens[number] for number in row.ids] for row in rows]

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of the tokens, special ones left out."""
        ids = [self._ids[token] for token in tokens if token in self._ids]
        return str(self._tokenizer.decode(ids, skip_special_tokens=True)).strip()


_MARIAN_SPECIAL = frozenset({"</s>", "<pad>", "<unk>", "<s>"})


def _sentencepiece(path: Path) -> sentencepiece.SentencePieceProcessor:
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError(
            f"{path}: is no SentencePiece model, or is damaged", "get the file again"
        ) from error
