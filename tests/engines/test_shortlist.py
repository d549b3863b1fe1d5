"""A model that names the pieces of its outputs: the same restriction in both engines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import ctranslate2
import pytest

from summarize.engines import marian_layout
from summarize.engines.cards import Card
from summarize.engines.checkpoint import open_checkpoint
from summarize.engines.conversion import pieces_of
from summarize.engines.ctranslate2 import CTranslate2Model
from summarize.engines.fingerprint import weights_hash
from summarize.engines.manifest import sha256_of
from summarize.engines.parity import measure
from summarize.engines.reference import make_reference
from summarize.engines.roles import DecodingOptions
from summarize.engines.shortlist import SHORTLIST, read_shortlist
from summarize.engines.transformers import TransformersModel
from summarize.errors import ModelError
from tests.engines.tiny import QUESTIONS, SENTENCES

CARD = Card(name="tiny-marian", task="translate", limit_in=128, limit_out=24)
#: What every model may give, listed or not.
SPECIAL = {"</s>", "<unk>"}


@pytest.fixture
def listed(marian: Path, tmp_path: Path) -> tuple[Path, set[str]]:
    """The tiny model with every other piece of its vocabulary listed."""
    folder = shutil.copytree(marian, tmp_path / "listed")
    tokens = list(json.loads((folder / "vocab.json").read_text(encoding="utf-8")))
    pieces = [piece for piece in tokens[::2] if piece != "<pad>"]
    (folder / SHORTLIST).write_text("".join(f"{p}\n" for p in pieces), encoding="utf-8")
    return folder, set(pieces)


def fast(folder: Path, out: Path, beam: int) -> CTranslate2Model:
    """The CTranslate2 engine on a float32 conversion."""
    checkpoint = open_checkpoint(folder)
    if not out.exists():
        out.mkdir()
        files = [str(path) for path in checkpoint.weights]
        marian_layout.main([str(out), "float32", str(folder), *files])
    return CTranslate2Model(
        out,
        pieces=pieces_of(checkpoint, out),
        card=CARD,
        options=DecodingOptions(beam=beam, threads=1),
        quantisation="float32",
        revision="test",
    )


@pytest.mark.parametrize(("beam", "n"), [(1, 1), (4, 3)])
def test_only_listed_pieces_and_the_same_from_both_engines(
    listed: tuple[Path, set[str]], tmp_path: Path, beam: int, n: int
) -> None:
    """Same tokens, same scores, and none that is not on the list."""
    folder, pieces = listed
    checkpoint = open_checkpoint(folder)
    model = TransformersModel(checkpoint, CARD, DecodingOptions(beam=beam, threads=1), "test")
    tokens = {number: token for token, number in token_ids_of(folder).items()}
    ours = fast(folder, tmp_path / "ct2", beam).generate_tokens(QUESTIONS, n)
    theirs = model.generate_ids(QUESTIONS, n)
    for one, other in zip(ours, theirs, strict=True):
        assert [out for out, _ in one] == [[tokens[i] for i in o.ids] for o in other]
        assert [score for _, score in one] == pytest.approx([o.score for o in other], abs=1e-4)
    given = {token for outputs in ours for out, _ in outputs for token in out}
    assert given <= pieces | SPECIAL
    assert len(given) > 5


def token_ids_of(folder: Path) -> dict[str, int]:
    """The vocabulary."""
    ids: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    return ids


def test_company_changes_nothing(listed: tuple[Path, set[str]], tmp_path: Path) -> None:
    """The list is the model's: alone or in a batch, the same tokens."""
    model = fast(listed[0], tmp_path / "ct2", 4)
    together = model.generate_tokens([*QUESTIONS, *SENTENCES], 1)
    alone = [model.generate_tokens([text], 1)[0] for text in [*QUESTIONS, *SENTENCES]]
    assert [o[0][0] for o in together] == [o[0][0] for o in alone]


def test_the_list_is_part_of_the_model(listed: tuple[Path, set[str]], marian: Path) -> None:
    """Conversions, references and signatures are named by a hash that changes with it."""
    before = weights_hash(open_checkpoint(marian), sha256_of)
    folder, _ = listed
    after = weights_hash(open_checkpoint(folder), sha256_of)
    (folder / SHORTLIST).write_text("a\n", encoding="utf-8")
    again = weights_hash(open_checkpoint(folder), sha256_of)
    assert len({before, after, again}) == 3


def test_parity_is_of_the_whole_model(listed: tuple[Path, set[str]], tmp_path: Path) -> None:
    """The gate compares the weights' own probabilities, and outputs under the list."""
    folder, _ = listed
    fast(folder, tmp_path / "ct2", 1)
    reference = make_reference(folder, CARD)
    checkpoint = open_checkpoint(folder)
    model = ctranslate2.Translator(str(tmp_path / "ct2"), device="cpu")
    parity = measure(model, tmp_path / "ct2", pieces_of(checkpoint, tmp_path / "ct2"), reference)
    assert parity.drift < 1e-4
    assert parity.greedy_equal == 1.0


def test_a_list_that_is_no_text_is_named(listed: tuple[Path, set[str]]) -> None:
    """A damaged file is said, with its path."""
    folder, _ = listed
    (folder / SHORTLIST).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match=SHORTLIST):
        read_shortlist(folder)
