"""The training loop, its data order and the vocabulary, on a model small enough for seconds."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("sentencepiece")
pytest.importorskip("scipy")

from training import copies, translator  # noqa: E402
from training.alignment import lexical_table  # noqa: E402
from training.config import load_config  # noqa: E402
from training.data import Corpus, Pair, Side, read_pairs  # noqa: E402
from training.optimizers import MasterWeights  # noqa: E402
from training.trainer import (  # noqa: E402
    CHECKPOINT,
    FastDropout,
    SmoothedLoss,
    Tally,
    Trainer,
    TrainerSettings,
    choose_precision,
    disagreement,
)
from training.translator import (  # noqa: E402
    ModelSettings,
    TranslatorConfig,
    export,
    make_model,
    start_from,
)
from training.vocabulary import END, Vocabulary, VocabularySettings, train_vocabulary  # noqa: E402

ROOT = Path(__file__).parents[2]
MODEL = ModelSettings(width=32, encoder_layers=1, decoder_layers=1, feed_forward=64, heads=2)
SETTINGS = TrainerSettings(
    minutes=0,
    target_tokens=6000,
    batch_tokens=200,
    warmup_steps=5,
    log_steps=5,
    optimizer="muon",
    rate=1e-2,
    threads=1,
)
SYMBOLS = ("⟦0⟧", "⟦1⟧")
VI = "người dân thành phố hôm qua nói rằng nước này mưa lớn sẽ tiếp tục trong tuần".split()
EN = (
    "people citizen city place yesterday day said that country this rain heavy will go on in week"
).split()


def made_up_pairs(number: int = 300) -> list[Pair]:
    """Word-for-word pairs; every tenth counts as news."""
    chance = random.Random(0)
    pairs = []
    for row in range(number):
        words = [chance.randrange(len(EN)) for _ in range(chance.randint(3, 12))]
        source, target = " ".join(VI[w] for w in words), " ".join(EN[w] for w in words)
        pairs.append(
            Pair(f"{source} ⟦0⟧ {row}", f"{target} ⟦0⟧ {row}", "news" if row % 10 == 0 else "")
        )
    return pairs


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """A vocabulary of the made-up pairs."""
    texts = [text for pair in made_up_pairs() for text in (pair.source, pair.target)]
    settings = VocabularySettings(size=64, user_symbols=SYMBOLS)
    return train_vocabulary(texts, tmp_path_factory.mktemp("vocabulary"), settings, ("vi", "en"))


@pytest.fixture(scope="module")
def corpus(vocabulary: Vocabulary) -> Corpus:
    """The made-up pairs, news three times."""
    return Corpus.encode(
        made_up_pairs(), vocabulary.encode, end=END, repeats={"news": 3.0}, digest="made up"
    )


def trainer(
    vocabulary: Vocabulary, corpus: Corpus, folder: Path, settings: TrainerSettings = SETTINGS
) -> Trainer:
    """A trainer of the tiny model."""
    model = make_model(MODEL, vocabulary, corpus, settings.seed)
    return Trainer(model, corpus, {"dev": corpus}, settings, folder)


def losses(folder: Path) -> dict[int, float]:
    """Training loss by step, from the log."""
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return {line["step"]: line["loss"] for line in lines if "loss" in line}


def test_the_log_tells_tokens_a_second_of_training() -> None:
    """Measuring the development sets between two lines is not trained, but what was before it is."""
    tally = Tally.new(10.0, torch.device("cpu"))
    step = torch.tensor(30.0), torch.tensor(2.0), 60
    tally.add(*step)
    tally.rest(80.0)  # from 12 to 92
    tally.add(*step)
    assert tally.told(94.0) == {"loss": 0.5, "norm": 2.0, "skipped": 0, "tokens_per_second": 30}


@pytest.mark.parametrize(
    ("optimizer", "precision"), [("adamw", "fp32"), ("muon", "fp32"), ("muon", "bf16")]
)
def test_loss_falls(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path, optimizer: str, precision: str
) -> None:
    """Either optimizer learns something in a few dozen steps, in bf16 as in fp32."""
    changes = {"optimizer": optimizer, "precision": precision}
    trainer(vocabulary, corpus, tmp_path, TrainerSettings(**{**vars(SETTINGS), **changes})).run()
    found = list(losses(tmp_path).values())
    assert found[-1] < found[0] - 0.3


def test_resumed_run_is_the_uninterrupted_one(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """Steps after the checkpoint are forgotten and taken again: same batches, same losses, same log."""
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    trainer(vocabulary, corpus, whole).run()
    first = trainer(vocabulary, corpus, halves)
    first.run(stop_after=12)
    first.save()
    first.settings = TrainerSettings(**{**vars(SETTINGS), "checkpoint_minutes": 1e9})
    for rows in first.batches():  # steps that no checkpoint holds
        first.train_step(rows)
        if first.step == 17:
            break
    first.log(loss=99.0)
    (halves / (CHECKPOINT + ".partial")).write_bytes(b"cut short by a kill")
    trainer(vocabulary, corpus, halves).run()
    expected, found = losses(whole), losses(halves)
    assert list(found)[-1] == list(expected)[-1]
    for step in set(found) - {15}:  # the line of step 15 averages over steps 13 to 15 only
        assert found[step] == pytest.approx(expected[step], abs=0.02)


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.training import test_trainer as here
from training.vocabulary import Vocabulary
from training.data import Corpus
from training.trainer import TrainerSettings
folder = Path(sys.argv[1])
settings = TrainerSettings(**{**vars(here.SETTINGS), "checkpoint_minutes": 1e-9, "target_tokens": 10**9, "log_steps": 1})
here.trainer(Vocabulary(folder / "vocabulary"), Corpus.load(folder / "corpus.npz"), folder / "run", settings).run()
"""


def test_kill_at_any_moment_leaves_a_checkpoint_that_loads(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """SIGKILL while a run writes a checkpoint after every step."""
    vocabulary.copy_to(tmp_path / "vocabulary")
    corpus.save(tmp_path / "corpus.npz")
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path), str(ROOT)],
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stderr is not None
    steps = 0
    for line in child.stderr:
        steps += line.startswith("{")
        if steps == 12:
            os.kill(child.pid, signal.SIGKILL)
            break
    child.wait()
    child.stderr.close()
    assert steps == 12
    resumed = trainer(vocabulary, corpus, tmp_path / "run")
    resumed.load()
    assert 10 <= resumed.step <= 14
    assert all(torch.isfinite(master).all() for master in resumed.weights.masters)


def test_the_last_stretch_is_genuine(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """Made pairs are shown up to the last share of the budget, then no more; a resumed run too."""
    made = Corpus.encode(made_up_pairs(90), vocabulary.encode, end=END, digest="by a model")
    mixed = corpus.mixed([(made, 0.4)])
    settings = TrainerSettings(**{**vars(SETTINGS), "genuine_share": 0.5})
    first = trainer(vocabulary, mixed, tmp_path, settings)
    shown: list[tuple[float, bool]] = []
    for rows in first.batches():
        shown.append((first.used(), bool((rows >= mixed.genuine).any())))
        first.train_step(rows)
        if first.used() > 0.7:
            break
    assert any(any_made for used, any_made in shown if used < 0.5)
    assert not any(any_made for used, any_made in shown if used >= 0.5)
    first.save()
    second = trainer(vocabulary, mixed, tmp_path, settings)
    second.load()
    ahead, again = first.batches(), second.batches()
    for _ in range(5):
        rows = next(again)
        assert rows.tolist() == next(ahead).tolist()
        assert (rows < mixed.genuine).all()


def test_two_masks_are_drawn_together(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """R-drop: nothing between equal halves, the mean of both divergences else; the loss falls."""
    torch.manual_seed(0)
    one, other = torch.randn(2, 3, 7), torch.randn(2, 3, 7)
    target = torch.tensor([[1, 2, 6], [1, 6, 6]])
    target = torch.cat([target, target])
    assert float(disagreement(torch.cat([one, one]), target, 6)) == 0
    p, q = one.log_softmax(-1), other.log_softmax(-1)
    kl = torch.nn.functional.kl_div
    apart = kl(p, q, reduction="none", log_target=True) + kl(
        q, p, reduction="none", log_target=True
    )
    expected = float(apart.sum(-1)[target[:2] != 6].sum())
    assert float(disagreement(torch.cat([one, other]), target, 6)) == pytest.approx(
        expected, rel=1e-5
    )
    settings = TrainerSettings(**{**vars(SETTINGS), "rdrop": 1.0, "target_tokens": 3000})
    trainer(vocabulary, corpus, tmp_path, settings).run()
    found = list(losses(tmp_path).values())
    assert found[-1] < found[0] - 0.2


def test_threads_are_torchs_own_unless_told(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """Torch follows OMP_NUM_THREADS; a default of its own would make runs side by side wait."""
    assert TrainerSettings().threads == 0
    before = torch.get_num_threads()
    try:
        for told, found in ((3, 3), (0, 3), (1, 1), (0, 1)):
            settings = TrainerSettings(**{**vars(SETTINGS), "threads": told})
            trainer(vocabulary, corpus, tmp_path, settings)
            assert torch.get_num_threads() == found
    finally:
        torch.set_num_threads(before)


def test_other_data_is_refused(vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path) -> None:
    """A checkpoint belongs to its data."""
    trainer(vocabulary, corpus, tmp_path).save()
    other = Corpus(corpus.source, corpus.target, corpus.repeats, "something else")
    with pytest.raises(ValueError, match="other data"):
        trainer(vocabulary, other, tmp_path).load()


def test_batches_are_a_function_of_seed_and_epoch(corpus: Corpus) -> None:
    """Same seed and epoch, same order; each pair as often as its domain says; no batch over its budget."""
    batches = corpus.batches(1, 0, 150)
    assert [b.tolist() for b in batches] == [b.tolist() for b in corpus.batches(1, 0, 150)]
    assert [b.tolist() for b in batches] != [b.tolist() for b in corpus.batches(1, 1, 150)]
    shown = np.bincount(np.concatenate(batches), minlength=len(corpus))
    assert (shown == corpus.repeats).all()
    longest = np.maximum(corpus.source.lengths, corpus.target.lengths)
    assert max(len(rows) * longest[rows].max() for rows in batches) <= 150


def test_corpus_survives_the_disk(corpus: Corpus, tmp_path: Path) -> None:
    """What is saved is what is loaded."""
    corpus.save(tmp_path / "corpus.npz")
    found = Corpus.load(tmp_path / "corpus.npz")
    assert found.digest == corpus.digest
    assert torch.equal(
        found.source.padded(torch.tensor([3, 7]), 99, 16),
        corpus.source.padded(torch.tensor([3, 7]), 99, 16),
    )


def test_header_is_skipped(tmp_path: Path) -> None:
    """A header row is no pair; two columns are enough."""
    path = tmp_path / "pairs.tsv"
    path.write_text("vi\ten\tsource\nMột\tOne\tnews\nHai\tTwo\n", encoding="utf-8")
    assert list(read_pairs(path)) == [Pair("Một", "One", "news"), Pair("Hai", "Two")]


def test_user_symbols_are_single_tokens(vocabulary: Vocabulary) -> None:
    """A symbol is one token wherever it stands, and the text comes back as it was."""
    text = "hôm qua ⟦1⟧ người⟦0⟧ dân"
    ids = vocabulary.encode([text])[0]
    assert set(vocabulary.symbol_ids()) <= set(ids)
    assert vocabulary.decode(ids) == text


def test_transformers_tokenizer_agrees(vocabulary: Vocabulary) -> None:
    """MarianTokenizer gives the trainer's ids, and decodes them to the text."""
    from transformers import MarianTokenizer  # noqa: PLC0415 - slow import

    tokenizer = MarianTokenizer.from_pretrained(vocabulary.folder)
    text = "người dân ⟦0⟧ nói ⟦1⟧ 12"
    ids = tokenizer(text)["input_ids"]
    assert ids == [*vocabulary.encode([text])[0], END]
    assert tokenizer.decode(ids, skip_special_tokens=True) == text
    assert tokenizer.pad_token_id == vocabulary.pad


def test_exported_model_gives_the_same_in_ctranslate2(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """Greedy output of transformers and of CTranslate2 float32, after a short training."""
    pytest.importorskip("ctranslate2")
    from transformers import MarianMTModel, MarianTokenizer  # noqa: PLC0415 - slow import

    from training.evaluate import translate  # noqa: PLC0415 - needs ctranslate2

    trained = trainer(vocabulary, corpus, tmp_path / "run")
    trained.run()
    export(
        make_model(MODEL, vocabulary, None, 1),
        trained.best_weights(),
        vocabulary,
        tmp_path / "model",
    )
    texts = [pair.source for pair in made_up_pairs()[:20]]
    found = translate(tmp_path / "model", texts, beam=1, quantization="float32", threads=1)
    model = MarianMTModel.from_pretrained(tmp_path / "model", dtype=torch.float32).eval()
    tokenizer = MarianTokenizer.from_pretrained(tmp_path / "model")
    expected = []
    for text in texts:
        output = model.generate(
            **tokenizer([text], return_tensors="pt"), num_beams=1, do_sample=False, max_length=201
        )
        expected.append(tokenizer.decode(output[0], skip_special_tokens=True))
    # Unfinished models ramble to the length limit, which the two count differently; one strips.
    assert [text[:150].strip() for text in found] == [text[:150].strip() for text in expected]
    assert any(found)


def test_training_goes_on_from_an_export(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """The exported weights come back to fp16's precision, and start where the run had ended."""
    trained = trainer(vocabulary, corpus, tmp_path / "run")
    trained.run()
    weights = {name: value.clone() for name, value in trained.best_weights().items()}
    export(make_model(MODEL, vocabulary, None, 1), weights, vocabulary, tmp_path / "model")
    again = start_from(tmp_path / "model")
    for name, value in again.named_parameters():
        if name in weights:
            assert torch.allclose(value, weights[name], atol=1e-3), name
    fresh = Trainer(again, corpus, {"dev": corpus}, SETTINGS, tmp_path / "second").evaluate()
    assert fresh["dev_loss"] == pytest.approx(
        min(trained.evaluate()[key] for key in ("dev_loss", "dev_loss_average")), abs=0.05
    )


def test_a_widened_model_computes_what_it_did(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """New feed-forward units come out as nothing, so the loss is the same; dropout is replaced."""
    model = make_model(MODEL, vocabulary, corpus, 1)
    export(
        make_model(MODEL, vocabulary, None, 1), dict(model.named_parameters()), vocabulary, tmp_path
    )
    narrow, wide = start_from(tmp_path), start_from(tmp_path, feed_forward=96, dropout=0.3)
    assert wide.config.encoder_ffn_dim == 96 and wide.config.dropout == 0.3
    assert wide.num_parameters() > narrow.num_parameters()
    losses = [
        Trainer(m, corpus, {"dev": corpus}, SETTINGS, tmp_path / "run").evaluate()["dev_loss"]
        for m in (narrow, wide)
    ]
    assert losses[0] == pytest.approx(losses[1], abs=1e-3)


def test_a_gradient_that_is_not_finite_changes_nothing(
    vocabulary: Vocabulary, corpus: Corpus, tmp_path: Path
) -> None:
    """One bad batch does not end a run: the masters stay, the norm tells of it."""
    model = make_model(MODEL, vocabulary, corpus, 1)
    weights = MasterWeights(model, {})
    before = [master.detach().clone() for master in weights.masters]
    for param in weights.params:
        param.grad = torch.ones_like(param)
    weights.params[0].grad[0, 0] = float("nan")
    norm = weights.take_gradients(1.0, 1.0)
    assert not torch.isfinite(norm)
    assert all(not master.grad.any() for master in weights.masters)
    weights.publish(0.9)
    assert all(torch.equal(a, b) for a, b in zip(before, weights.masters, strict=True))


def test_a_run_folder_goes_on_without_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--prepare leaves all a machine without the data needs; data.synthetic adds pairs to it."""
    data = tmp_path / "data"
    (data / "dev").mkdir(parents=True)
    rows = "".join(f"{p.source}\t{p.target}\n" for p in made_up_pairs(120))
    (data / "train.tsv").write_text(rows, encoding="utf-8")
    (data / "dev" / "a.tsv").write_text(rows[:2000].rsplit("\n", 1)[0] + "\n", encoding="utf-8")
    config = tmp_path / "c.toml"
    config.write_text(
        '[data]\nfiles = ["train.tsv"]\ndevelopment = ["dev/a.tsv"]\nshortest = 1\n'
        "[vocabulary]\nsize = 140\n[model]\nwidth = 32\nencoder_layers = 1\ndecoder_layers = 1\n"
        "feed_forward = 64\nheads = 2\nbilingual_start = false\n[training]\nminutes = 0\n"
        "target_tokens = 3000\nbatch_tokens = 200\nthreads = 1\n",
        encoding="utf-8",
    )
    run = tmp_path / "run"

    def command(main: Callable[[], None], *arguments: str | Path) -> None:
        monkeypatch.setattr(sys, "argv", ["training", *map(str, arguments)])
        main()

    recipe = ("--config", config, "--run", run)
    command(translator.main, *recipe, "--data", data, "--prepare")
    text = tmp_path / "en.txt"
    text.write_text("".join(f"{p.target}\n" for p in made_up_pairs(40)), encoding="utf-8")
    extra = run / "copies.npz"
    command(copies.main, run / "vocabulary", text, extra)
    gone = tmp_path / "nowhere"
    command(translator.main, *recipe, "--data", gone, "--set", f'data.synthetic={{"{extra}"=0.25}}')
    note = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert note["pairs"] == len(Corpus.load(run / "corpus.npz")) + len(Corpus.load(extra))
    assert (run / "model" / "model.safetensors").is_file()


@pytest.mark.parametrize(("name", "dtype"), [("fp32", torch.float32), ("bf16", torch.bfloat16)])
def test_precision_is_a_setting(name: str, dtype: torch.dtype) -> None:
    """And "auto" is one of the two; anything else is refused."""
    cpu = torch.device("cpu")
    assert choose_precision(name, cpu) == dtype
    assert choose_precision("auto", cpu) in {torch.float32, torch.bfloat16}
    with pytest.raises(ValueError, match="fp16"):
        choose_precision("fp16", cpu)


def test_fast_dropout_keeps_the_expectation() -> None:
    """The share that is dropped and the mean are as asked for, the gradient uses the same mask."""
    torch.manual_seed(0)
    x = torch.ones(1000, 1001, requires_grad=True)
    with FastDropout():
        y = torch.nn.functional.dropout(x, 0.1, training=True)
        assert torch.nn.functional.dropout(x, 0.1, training=False) is x
    assert float((y == 0).float().mean()) == pytest.approx(0.1, abs=0.004)
    assert float(y.detach().mean()) == pytest.approx(1.0, abs=0.004)
    y.sum().backward()
    assert torch.equal(x.grad, y.detach())


def test_smoothed_loss_is_torchs() -> None:
    """Value and gradient equal torch's label-smoothed cross entropy."""
    torch.manual_seed(0)
    logits = torch.randn(7, 11, dtype=torch.float32, requires_grad=True)
    targets = torch.randint(10, (7,))
    targets[3] = 10  # padding
    expected = torch.nn.functional.cross_entropy(
        logits, targets, label_smoothing=0.1, reduction="sum", ignore_index=10
    )
    (gradient,) = torch.autograd.grad(expected, logits)
    found, plain = SmoothedLoss.apply(logits, targets, 0.1, 10)
    (own,) = torch.autograd.grad(found, logits)
    assert float(found.detach()) == pytest.approx(float(expected.detach()), rel=1e-5)
    assert torch.allclose(own, gradient, atol=1e-5)
    assert float(plain) == pytest.approx(
        float(torch.nn.functional.cross_entropy(logits, targets, reduction="sum", ignore_index=10)),
        rel=1e-5,
    )


def test_unknown_setting_is_refused(tmp_path: Path) -> None:
    """A misspelt key names itself and the known ones."""
    path = tmp_path / "config.toml"
    path.write_text("[training]\nminuets = 5\n", encoding="utf-8")
    with pytest.raises(ValueError, match="minuets.*minutes"):
        load_config(TranslatorConfig, path)
    path.write_text("", encoding="utf-8")
    assert (
        load_config(
            TranslatorConfig, path, ["training.optimizer=adamw", "training.minutes=5"]
        ).training.minutes
        == 5
    )


def test_shipped_config_loads() -> None:
    """training/translator.toml has only known settings."""
    assert (
        load_config(TranslatorConfig, ROOT / "training" / "translator.toml").vocabulary.size == 8000
    )


def test_word_probabilities_find_translations() -> None:
    """IBM model 1 tells that 5 is translated by 7 wherever both stand, whatever stands around."""
    sources = [[5, 2, 3], [5, 4], [2, 4], [3, 2]]
    targets = [[7, 8, 9], [7, 10], [8, 10], [9, 8]]
    corpus = Corpus(Side.of(sources), Side.of(targets), np.ones(len(sources), np.float32), "digest")
    table = lexical_table(corpus, 12)
    assert int(table[7].argmax()) == 5
    assert int(table[10].argmax()) == 4
    assert table.shape == (12, 12)
