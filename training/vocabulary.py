"""One SentencePiece model for both languages, in the file layout that MarianTokenizer and CTranslate2 load.

Ids: 0 end, 1 unknown, then user symbols and pieces, last the padding token, as Marian models have it. The SentencePiece
ids are the model's ids, so the trainer needs no second table.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece

END, UNKNOWN = 0, 1


@dataclass(frozen=True)
class VocabularySettings:
    """How the joint vocabulary is trained."""

    size: int = 8000
    """Rows of the embedding, the padding token included."""
    user_symbols: tuple[str, ...] = ()
    """Texts that always are one token."""
    character_coverage: float = 0.99995
    """Share of the characters of the training text that get a piece."""


class Vocabulary:
    """A folder with source.spm, target.spm, vocab.json and tokenizer_config.json."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
        self.pad: int = self.pieces.get_piece_size()
        self.size: int = self.pad + 1
        self.digest = hashlib.sha256((folder / "source.spm").read_bytes()).hexdigest()

    def encode(self, sentences: list[str]) -> list[list[int]]:
        """Ids of each sentence, without the end token."""
        ids: list[list[int]] = self.pieces.encode(sentences, num_threads=0)
        return ids

    def decode(self, ids: Sequence[int]) -> str:
        """Text of ids; end and padding are left out."""
        text: str = self.pieces.decode([token for token in ids if token not in {END, self.pad}])
        return text

    def symbol_ids(self) -> list[int]:
        """Ids of the user-defined symbols."""
        config = json.loads((self.folder / "tokenizer_config.json").read_text(encoding="utf-8"))
        return [self.pieces.piece_to_id(symbol) for symbol in config["user_symbols"]]

    def copy_to(self, folder: Path) -> None:
        """Put the tokenizer's files beside a model."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
            if (self.folder / name).resolve() != (folder / name).resolve():
                shutil.copyfile(self.folder / name, folder / name)


def train_vocabulary(
    sentences: Iterable[str], folder: Path, settings: VocabularySettings, languages: tuple[str, str]
) -> Vocabulary:
    """Train on `sentences` of both languages and write the folder; `languages` are (source, target)."""
    folder.mkdir(parents=True, exist_ok=True)
    prefix = folder / "source"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(prefix),
        model_type="unigram",
        vocab_size=settings.size - 1,
        character_coverage=settings.character_coverage,
        byte_fallback=False,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        user_defined_symbols=list(settings.user_symbols),
        eos_id=END,
        unk_id=UNKNOWN,
        bos_id=-1,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )
    (folder / "source.model").replace(folder / "source.spm")
    (folder / "source.vocab").unlink()
    shutil.copyfile(folder / "source.spm", folder / "target.spm")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    table = {pieces.id_to_piece(number): number for number in range(pieces.get_piece_size())}
    table["<pad>"] = len(table)
    _write_json(folder / "vocab.json", table)
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "MarianTokenizer",
            "source_lang": languages[0],
            "target_lang": languages[1],
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "model_max_length": 512,
            "separate_vocabs": False,
            "user_symbols": list(settings.user_symbols),
        },
    )
    return Vocabulary(folder)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
