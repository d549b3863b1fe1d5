"""Pairs from English text alone."""

import random
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sentencepiece")

from training.data import Corpus
from training.synthetic import back, noised, pairs, read_lines, write_lines
from training.translator import ModelSettings, export, make_model
from training.vocabulary import VocabularySettings, train_vocabulary

LINES = [f"the {a} sees {b} small {c}s near the old bridge" for a in ("cat", "dog", "bird")
         for b in (2, 3, 45) for c in ("boat", "house")]  # fmt: skip


def test_a_noised_sentence_has_fewer_words_near_their_places() -> None:
    """Words are dropped and moved, none is added; the same seed gives the same sentence."""
    words = [f"w{n}" for n in range(200)]
    found = noised(" ".join(words), random.Random(3)).split()
    assert 140 < len(found) < 190
    assert set(found) < set(words)
    moved = [
        abs(found.index(word) - place) for place, word in enumerate(sorted(found, key=words.index))
    ]
    assert 0 < max(moved) <= 3
    assert found == noised(" ".join(words), random.Random(3)).split()


def test_back_translation_gives_a_line_for_a_line(tmp_path: Path) -> None:
    """Whatever the model says, each row pairs it with its own English line."""
    vocabulary = train_vocabulary(LINES, tmp_path / "v", VocabularySettings(size=28), ("en", "vi"))
    settings = ModelSettings(width=32, encoder_layers=1, decoder_layers=1, feed_forward=64, heads=2)
    model = make_model(settings, vocabulary, None, 1)
    # An end token that nothing outbids: every output ends at once.
    model.final_logits_bias[0, 0] = 100
    export(model, {}, vocabulary, tmp_path / "model")
    write_lines(tmp_path / "en.txt.xz", iter(LINES))
    back(tmp_path / "model", tmp_path / "en.txt.xz", tmp_path / "out.tsv", 0.0)
    rows = [line.split("\t") for line in read_lines(tmp_path / "out.tsv")]
    assert [row[1] for row in rows] == LINES


def test_made_pairs_get_the_symbols_of_real_ones(tmp_path: Path) -> None:
    """A number both sides state is one symbol; a looping source is left out."""
    rows = ["chính quyền huy động 45 người khắc phục sự cố\tauthorities sent 45 people to mend it",
            "mưa mưa mưa mưa mưa mưa lớn trên đường\theavy rain fell on the road again today"]  # fmt: skip
    (tmp_path / "made.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    symbols = ("⟨n0⟩",)
    vocabulary = train_vocabulary(
        [*rows, *LINES],
        tmp_path / "v",
        VocabularySettings(size=64, user_symbols=symbols),
        ("vi", "en"),
    )
    pairs(tmp_path / "v", [tmp_path / "made.tsv"], tmp_path / "made.npz", 2.0)
    found = Corpus.load(tmp_path / "made.npz")
    assert len(found) == 1
    assert found.repeats.tolist() == [2.0]
    symbol = vocabulary.pieces.piece_to_id("⟨n0⟩")
    assert symbol in found.source.sentence(0) and symbol in found.target.sentence(0)
