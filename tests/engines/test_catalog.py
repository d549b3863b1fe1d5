"""From a name to an engine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from summarize.engines.catalog import list_models, load_summarizer, load_translator
from summarize.engines.folder_card import card_of_folder
from summarize.engines.manifest import make_manifest, write_manifest
from summarize.engines.parity import REFERENCE, write_reference
from summarize.engines.reference import make_reference
from summarize.errors import ModelError
from summarize.options import EngineOptions
from summarize.protocols import Ask, Summarizer, Translator
from tests.engines.tiny import QUESTIONS, build


def test_unknown_names_list_the_known(tmp_path: Path) -> None:
    """Exit code 3, and every known name in the message."""
    with pytest.raises(
        ModelError, match=r"unknown translator 'gogle'.*builtin.*envit5.*echo"
    ) as caught:
        load_translator("gogle", cache=tmp_path)
    assert caught.value.exit_code == 3
    with pytest.raises(ModelError, match=r"unknown summarizer 'echo'.*lead"):
        load_summarizer("echo", cache=tmp_path)


def test_not_installed_says_the_command(tmp_path: Path) -> None:
    """The hint can be typed as it is."""
    with pytest.raises(ModelError, match="envit5 is not installed") as caught:
        load_translator("envit5", cache=tmp_path)
    assert caught.value.hint == "run: summarize models fetch envit5"


def test_engines_without_a_model(tmp_path: Path) -> None:
    """``echo`` and ``lead`` by the users' own door."""
    assert isinstance(load_translator("echo", cache=tmp_path), Translator)
    assert isinstance(load_summarizer("lead", cache=tmp_path), Summarizer)
    options = EngineOptions(translator="echo", summarizer="lead")
    assert load_translator(options=options, cache=tmp_path).info.name == "echo"
    assert load_summarizer(options=options, cache=tmp_path).info.name == "lead"


def test_list_says_what_is_here(marian: Path, tmp_path: Path) -> None:
    """A fetched model is installed; the best of them is the default."""
    before = {(s.card.task, s.card.name): s for s in list_models(tmp_path)}
    assert not before["translate", "envit5"].installed
    assert before["translate", "echo"].installed
    folder = shutil.copytree(marian, tmp_path / "models" / "envit5")
    write_manifest(
        folder, make_manifest(folder, name="envit5", source="", asked="", revision="", licence="")
    )
    after = {(s.card.task, s.card.name): s for s in list_models(tmp_path)}
    assert after["translate", "envit5"].installed
    assert after["translate", "envit5"].default
    assert sum(s.default for s in after.values() if s.card.task == "translate") == 1


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
@pytest.mark.parametrize("family", ["marian", "t5"])
def test_a_local_folder_is_a_name(family: str, engine: str, tmp_path: Path) -> None:
    """Both engines translate from a folder: order, count, equal sentences, blanks, n-best."""
    folder = build(family, tmp_path / "a model")
    if family == "t5":
        # Its conversion alone takes a process with torch; Marian's shows how a reference is made.
        reference = make_reference(folder, card_of_folder("translate", folder))
        write_reference(folder / REFERENCE, reference)
    options = EngineOptions(engine=engine, device="cpu", threads=1)  # type: ignore[arg-type]
    translator = load_translator(str(folder), options=options, cache=tmp_path / "cache")
    assert translator.info.name == "a-model"
    assert translator.info.backend == engine
    sentences = [QUESTIONS[0], "", QUESTIONS[1], QUESTIONS[0], "  "]
    results = translator.translate(sentences)
    assert len(results) == 5
    assert results[0] == results[3]
    alone = translator.translate([QUESTIONS[0]])[0]
    assert results[0].text == alone.text
    assert results[0].score == pytest.approx(alone.score, abs=0.002)
    assert results[1].text == results[4].text == ""
    assert all(hypothesis.score <= 0 for hypothesis in results)
    several = translator.nbest([QUESTIONS[1]], 3)[0]
    assert len(several) == 3
    assert several[0].text == results[2].text
    assert [h.score for h in several] == sorted((h.score for h in several), reverse=True)
    assert translator.count_tokens(QUESTIONS[4]) > translator.count_tokens(QUESTIONS[3]) > 1
    greedy = load_translator(
        str(folder), options=replace(options, beam=1), cache=tmp_path / "cache"
    )
    narrow = Ask(text=QUESTIONS[1], beam=1)
    asked = deque([Ask(text=QUESTIONS[0]), Ask(text=""), Ask(text=QUESTIONS[1], n=3), narrow])
    answers = {}
    for ask, hypotheses in translator.answer(asked):
        answers[ask] = [hypothesis.text for hypothesis in hypotheses]
        if ask.text == QUESTIONS[0] and ask.n == 1:
            asked.append(Ask(text=QUESTIONS[0], n=2))  # asked while answers come
    assert not asked
    assert answers == {
        Ask(text=QUESTIONS[0]): [alone.text],
        Ask(text=""): [""],
        Ask(text=QUESTIONS[1], n=3): [hypothesis.text for hypothesis in several],
        narrow: [greedy.translate([QUESTIONS[1]])[0].text],
        Ask(text=QUESTIONS[0], n=2): [h.text for h in translator.nbest([QUESTIONS[0]], 2)[0]],
    }


def test_both_engines_have_one_revision(marian: Path, tmp_path: Path) -> None:
    """The signature's revision pins the weights, whichever library runs them."""
    revisions = {
        load_translator(
            str(marian),
            options=EngineOptions(engine=engine, device="cpu"),  # type: ignore[arg-type]
            cache=tmp_path,
        ).info.revision
        for engine in ("ctranslate2", "transformers")
    }
    assert len(revisions) == 1


def test_a_summarizer_from_a_folder(tmp_path: Path) -> None:
    """Candidates for each text, best first."""
    folder = build("mt5", tmp_path / "mt5")
    summarizer = load_summarizer(
        str(folder), options=EngineOptions(engine="transformers"), cache=tmp_path / "cache"
    )
    results = summarizer.summarize([" ".join(QUESTIONS), QUESTIONS[1]], n=2)
    assert [len(candidates) for candidates in results] == [2, 2]


def test_no_cuda_is_said(marian: Path, tmp_path: Path) -> None:
    """A device that is not there is an error, not a silent CPU run."""
    if torch.cuda.is_available():
        pytest.skip("there is a CUDA device")
    for engine in ("ctranslate2", "transformers"):
        options = EngineOptions(engine=engine, device="cuda")  # type: ignore[arg-type]
        with pytest.raises(ModelError, match="no CUDA device"):
            load_translator(str(marian), options=options, cache=tmp_path)


def test_importing_the_catalog_loads_no_library() -> None:
    """Lazy: a fresh process that imports the catalog has none of them."""
    program = (
        "import sys, summarize.engines.catalog; summarize.engines.catalog.list_models();"
        "print(sorted({'torch', 'transformers', 'ctranslate2', 'huggingface_hub', 'sentencepiece',"
        " 'numpy', 'tokenizers'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
