"""Pairs that a model makes: protected spans, what is dropped for what, kills, shares."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sentencepiece")

import numpy as np

from summarize.facts import mask, unmask
from tests.training.conftest import Tiny
from training.back_translate import english_lines, unshortened
from training.data import Corpus, Side
from training.files import sha256_of
from training.forward_translate import vietnamese_lines
from training.judging import Back, Forward, noised
from training.made import JOB, NOTE, PAIRS, MakingSettings, make, sample
from training.protect_english import find_fixed_english, translated_names

ROOT = Path(__file__).parents[2]


def masked(text: str, plain: frozenset[str] = frozenset()) -> tuple[str, list[str]]:
    """The sentence as the reverse model sees it, and the Vietnamese wordings."""
    found = mask(text, find_fixed_english(text, plain))
    return found.text, [fixed.target for fixed in found.fixed.values()]


@pytest.mark.parametrize(
    ("text", "shown", "wordings"),
    [
        ("They met on June 22, 2005.", "They met on ⟨d0⟩.", ["22/6/2005"]),
        ("On June 22 it rained.", "On ⟨d0⟩ it rained.", ["22/6"]),
        ("It opens on Monday, 5 March.", "It opens on ⟨d0⟩.", ["Thứ Hai, ngày 5/3"]),
        ("Since May 2003 it rose.", "Since ⟨m0⟩ it rose.", ["tháng 5/2003"]),
        ("It began in 1998.", "It began in ⟨y0⟩.", ["1998"]),
        ("The 1990s were loud.", "The 1990s were loud.", []),
        ("At 3:20 pm it rained.", "At ⟨t0⟩ it rained.", ["15h20"]),
        ("They lost 1,234.5 tonnes.", "They lost ⟨n0⟩ tonnes.", ["1.234,5"]),
        ("It cost $1.25bn in all.", "It cost $⟨n0⟩ in all.", ["1,25 tỷ"]),
        ("It cost £17m.", "It cost £⟨n0⟩.", ["17 triệu"]),
        ("She landed 17.30m at last.", "She landed 17.30m at last.", []),
        ("The 15th time, the 3rd man.", "The ⟨o0⟩ time, the 3rd man.", ["15"]),
        ("They won 2-1 after all.", "They won ⟨x0⟩ after all.", ["2-1"]),
        ("Then Tony Blair left Germany.", "Then ⟨x0⟩ left Germany.", ["Tony Blair"]),
        ("The three of them left.", "The three of them left.", []),
    ],
)
def test_english_spans_have_vietnamese_wordings(text: str, shown: str, wordings: list[str]) -> None:
    """Numbers, dates and names become symbols; metres, words and translated names do not."""
    assert masked(text, frozenset({"Germany"})) == (shown, wordings)


def test_names_can_be_left_to_the_model() -> None:
    """Where nothing says which names Vietnamese translates, none is taken out."""
    text = "Tony Blair left in 1998."
    assert mask(text, find_fixed_english(text, None)).text == "Tony Blair left in ⟨y0⟩."


def test_names_vietnamese_translates_are_learned_from_pairs() -> None:
    """A name that mostly stays in the masked English is not in the Vietnamese."""
    pairs = [
        ("Blair met Germans", "⟨x0⟩ met Germans"),
        ("Then Blair left", "Then ⟨x0⟩ left"),
        ("He said Blair knew", "He said Blair knew"),
    ]
    assert translated_names(pairs) == ["Germans"]


def test_wire_short_forms_are_written_out() -> None:
    """No newspaper prints "mln dlrs"."""
    assert (
        unshortened("It made 33 mln dlrs, up 5 pct.") == "It made 33 million dollars, up 5 percent."
    )


def test_a_back_translation_keeps_its_facts_or_is_dropped() -> None:
    """Both sides get the symbols genuine pairs have, and the source its tag."""
    back = Back(tag="⟨x29⟩")
    text = "Authorities sent 45 people on June 22 to mend the road."
    assert back.show(text) == "Authorities sent ⟨n0⟩ people on ⟨d0⟩ to mend the road."
    made = back.judge(text, "Chính quyền cử ⟨n0⟩ người ngày ⟨d0⟩ đến sửa con đường.")
    assert made == (
        "⟨x29⟩ Chính quyền cử ⟨n0⟩ người ngày ⟨d0⟩ đến sửa con đường.",
        "Authorities sent ⟨n0⟩ people on ⟨d0⟩ to mend the road.",
    )
    lost = "Chính quyền cử người ngày ⟨d0⟩ đến sửa con đường."
    assert back.judge(text, lost) == "symbols"
    added = "Chính quyền cử ⟨n0⟩ người ngày ⟨d0⟩ đến sửa 17 con đường."
    assert back.judge(text, added) == "facts"
    assert back.judge(text, "⟨n0⟩ ⟨d0⟩ mưa mưa mưa mưa mưa mưa mưa") == "repeats"
    assert back.judge(text, "Authorities sent ⟨n0⟩ people on ⟨d0⟩ to mend the road.") == "language"
    assert back.judge(text, "⟨n0⟩ người ⟨d0⟩") == "length"


def test_a_forward_translation_is_kept_where_no_check_finds_anything() -> None:
    """The ledger and the checks are the program's own."""
    forward = Forward()
    text = "Nhà chức trách cho biết 45 người bị thương trong vụ tai nạn."
    right = forward.judge(text, "Authorities said ⟨n0⟩ people were injured in the accident.")
    assert right == (
        "Nhà chức trách cho biết ⟨n0⟩ người bị thương trong vụ tai nạn.",
        "Authorities said ⟨n0⟩ people were injured in the accident.",
    )
    assert forward.judge(text, "Authorities said people were injured in the accident.") == "symbols"
    more = "Authorities said ⟨n0⟩ people were injured in 12 accidents."
    assert forward.judge(text, more) == "facts"
    denied = "Authorities said ⟨n0⟩ people were not injured in the accident."
    assert forward.judge(text, denied) == "findings"


def test_a_noised_sentence_has_fewer_words_near_their_places() -> None:
    """Words are dropped and moved, none is added; the same seed gives the same sentence."""
    words = [f"w{n}" for n in range(200)]
    found = noised(" ".join(words), random.Random(3), 0.15).split()
    assert 140 < len(found) < 190
    assert set(found) < set(words)
    moved = [
        abs(found.index(word) - place) for place, word in enumerate(sorted(found, key=words.index))
    ]
    assert 0 < max(moved) <= 3
    assert found == noised(" ".join(words), random.Random(3), 0.15).split()
    assert sorted(noised("a ⟨n0⟩, b ⟨x1⟩", random.Random(3), 1).split()) == ["⟨n0⟩,", "⟨x1⟩"]


def test_a_sample_is_the_same_each_time_and_has_no_line_twice() -> None:
    """A smaller sample is the beginning of a larger one."""
    lines = [f"line {n % 50}" for n in range(100)]
    assert sorted(sample(lines)) == sorted(set(lines))
    assert sample(lines, 20) == sample(lines)[:20] != sorted(set(lines))[:20]


def test_articles_give_sentences_of_sentence_length(tiny: Tiny) -> None:
    """The last line of a body may be cut; a line too short or long is no sentence."""
    found = vietnamese_lines(tiny.data / "news.jsonl")
    assert "cắt" not in found
    assert found and all(40 <= len(line) <= 320 for line in found)


def corpus(lengths: list[int], token: int) -> Corpus:
    """Sentences of one token over and over."""
    side = Side.of([[token] * length for length in lengths])
    return Corpus(side, side, np.ones(len(lengths), np.float32), f"digest {token}")


def test_made_pairs_are_the_share_of_an_epoch_that_was_asked_for() -> None:
    """Counted in target tokens, whatever there is of them; every epoch draws others."""
    genuine = corpus([10] * 400, 2)
    mixed = genuine.mixed([(corpus([8] * 2000, 3), 0.3), (corpus([20] * 10, 4), 0.2)])
    shown = []
    for epoch in (0, 1):
        rows = np.concatenate(mixed.batches(1, epoch, 400))
        shown.append(rows)
        tokens = mixed.target.lengths[rows]
        kinds = np.digitize(rows, [400, 2400])
        shares = np.bincount(kinds, tokens) / tokens.sum()
        assert shares == pytest.approx([0.5, 0.3, 0.2], abs=0.02)
        assert (np.bincount(rows, minlength=2410)[:400] == 1).all()
    assert set(shown[0][shown[0] < 2400]) != set(shown[1][shown[1] < 2400])
    alone = np.concatenate(mixed.batches(1, 0, 400, genuine=True))
    assert sorted(alone) == list(range(400))
    with pytest.raises(ValueError, match="below 1"):
        genuine.mixed([(genuine, 0.6), (genuine, 0.4)])
    other = genuine.mixed([(corpus([8] * 2000, 3), 0.2), (corpus([20] * 10, 4), 0.2)])
    assert other.digest != mixed.digest


def command(tiny: Tiny, run: Path, chunk: int, *more: str) -> list[str]:
    """Forward translation as it is typed."""
    return [
        sys.executable, "-m", "training.forward_translate", str(tiny.start),
        str(tiny.data / "news.jsonl"), str(run), "--workers", "1", "--chunk", str(chunk), *more,
    ]  # fmt: skip


def test_killed_and_resumed_it_makes_the_pairs_of_a_run_left_alone(
    tiny: Tiny, tmp_path: Path
) -> None:
    """SIGKILL after the first chunks: what is there is not made again, and the end is the same.

    Sampled, so by PyTorch: a chunk's draws do not depend on the chunks before it.
    """
    settings = MakingSettings(chunk=1, temperature=0.5, workers=1)
    lines = vietnamese_lines(tiny.data / "news.jsonl")
    whole = make(tiny.start, lines, Forward(0.1), tmp_path / "whole", settings)
    run = tmp_path / "killed"
    with (tmp_path / "log").open("w") as log:
        child = subprocess.Popen(
            command(tiny, run, 1, "--temperature", "0.5"), cwd=ROOT, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
        while not list((run / "parts").glob("[0-9]*.json")) and child.poll() is None:
            time.sleep(0.02)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    there = {path: path.stat().st_mtime_ns for path in (run / "parts").glob("[0-9]*.json")}
    assert there
    assert not (run / NOTE).exists()
    (run / "parts" / "partial.00059.json").write_text("cut sh", encoding="utf-8")
    found = make(tiny.start, lines, Forward(0.1), run, settings)
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert found == whole
    assert sha256_of(run / PAIRS) == sha256_of(tmp_path / "whole" / PAIRS)
    assert int(str(whole["pairs"])) > len(lines) / 2


def test_greedy_on_a_cpu_and_refused_with_another_setting(tiny: Tiny, tmp_path: Path) -> None:
    """The command, by CTranslate2; a folder belongs to its text, model and settings."""
    subprocess.run(command(tiny, tmp_path, 8, "--most", "16"), cwd=ROOT, check=True)
    note = json.loads((tmp_path / NOTE).read_text(encoding="utf-8"))
    assert note["chunks"] == note["of"] == 2
    assert note["pairs"] == len(Corpus.load(tmp_path / PAIRS)) > 8
    assert json.loads((tmp_path / JOB).read_text(encoding="utf-8"))["digest"] == note["digest"]
    lines = vietnamese_lines(tiny.data / "news.jsonl")
    with pytest.raises(ValueError, match="use another folder"):
        make(tiny.start, lines, Forward(0.1), tmp_path, MakingSettings(chunk=8, most=16))


class Echo:
    """A model that has learned each sentence by heart, and takes its time."""

    def __init__(self, outputs: dict[tuple[int, ...], list[int]], seconds: float) -> None:
        self.outputs, self.seconds = outputs, seconds

    def __call__(self, sentences: list[list[int]], seed: int) -> list[list[int] | None]:
        time.sleep(self.seconds)
        return [self.outputs.get(tuple(sentence)) for sentence in sentences]


def test_a_run_that_has_to_stop_early_has_fewer_pairs(tiny: Tiny, tmp_path: Path) -> None:
    """No chunk is begun that would end too late; given more time, the same folder goes on."""
    from tests.training.conftest import WORDS  # noqa: PLC0415 - beside the pairs it is for
    from training.vocabulary import Vocabulary  # noqa: PLC0415

    vocabulary, back = Vocabulary(tiny.start), Back(tag="⟨x29⟩")
    lines = english_lines(tiny.data / "en.txt")
    vi = {en: vi for vi, en in WORDS.items()}
    shown = [back.show(line) for line in lines]
    outputs = [re.sub(r"[a-z]+", lambda m: vi.get(m[0], m[0]), line) for line in shown]
    table = dict(zip(map(tuple, vocabulary.encode(shown)), vocabulary.encode(outputs), strict=True))
    del table[next(iter(table))]  # one comes to no end
    settings = MakingSettings(chunk=20, workers=1)
    early = make(
        tiny.start, lines, back, tmp_path, settings, minutes=1e-9,
        decoder=lambda *_: Echo(table, 0.0),
    )  # fmt: skip
    assert early["chunks"] == 0 and early["pairs"] == 0
    note = make(tiny.start, lines, back, tmp_path, settings, decoder=lambda *_: Echo(table, 0.0))
    assert note["chunks"] == 3
    dropped = note["dropped"]
    assert isinstance(dropped, dict)
    assert dropped == {"endless": 1, "repeats": 1}  # words by chance say one thing three times
    found = Corpus.load(tmp_path / PAIRS)
    assert len(found) == len(set(lines)) - 2
    tag = vocabulary.pieces.piece_to_id("⟨x29⟩")
    assert all(tag in found.source.sentence(row) for row in range(len(found)))
    assert not any(tag in found.target.sentence(row) for row in range(len(found)))


def test_symbols_come_back_as_vietnamese_wordings() -> None:
    """What the reverse model's output stands for is written as Vietnamese newspapers write it."""
    text = "It paid $1.25bn on June 22, 2005."
    found = mask(text, find_fixed_english(text))
    assert unmask("Họ trả ⟨n0⟩ USD ngày ⟨d0⟩.", found).text == "Họ trả 1,25 tỷ USD ngày 22/6/2005."
