"""The plan that betters the shipped translator, in as many minutes as a machine is at hand for.

    python -m training.campaign --folder FOLDER --prepare       where the data are; needs no GPU
    python -m training.campaign --folder FOLDER --minutes 12    there, or where FOLDER was taken to

Stages, each in a folder of its own in FOLDER:

forward   Vietnamese news -> English by the shipped translator, where no check finds anything
reverse   an English-to-Vietnamese model, started from the shipped weights
back      English news -> Vietnamese by it
train     the shipped translator trained on, on genuine and made pairs, at last on genuine ones
          alone; its development loss before and after; FOLDER/train/model is the fp16 export

What is done is skipped. A run killed anywhere goes on with the same command; one whose minutes
are over can be given more. With no minutes, a stage is as long as its settings say. A stage that
was done with other settings, or from another stage before it, is refused, not mixed in.
"""

import argparse
import dataclasses
import hashlib
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.back_translate import english_lines
from training.config import load_config
from training.files import read_lines, sha256_of, write_json, write_lines
from training.forward_translate import vietnamese_lines
from training.judging import Back, Forward, Task
from training.made import NOTE, PAIRS, MakingSettings, make
from training.protect_english import translated_names

if TYPE_CHECKING:  # worker processes read this module, and do without torch
    from training.translator import TranslatorConfig

#: ``forward`` needs no other: it can be done on a CPU before there is a GPU.
STAGES = ("forward", "reverse", "back", "train")
DONE = "done.json"
WEIGHTS = Path("model", "model.safetensors")


@dataclass(frozen=True)
class Time:
    """Shares of the minutes given to a call."""

    reverse: float = 0.16
    back: float = 0.10
    forward: float = 0.14
    reserve: float = 0.06


@dataclass(frozen=True)
class Shares:
    """Shares of an epoch's target tokens; 0 leaves a source out."""

    back: float = 0.3
    forward: float = 0.15
    copies: float = 0.05


@dataclass(frozen=True)
class Changes:
    """Changes to the translator's settings, as ``--set`` takes them."""

    both: tuple[str, ...] = ()
    reverse: tuple[str, ...] = ()
    train: tuple[str, ...] = ()
    gpu: tuple[str, ...] = ()


@dataclass(frozen=True)
class CampaignConfig:
    """All settings, as in campaign.toml; paths of text are relative to the data's folder."""

    data: str = "../shared/data"
    translator: str = "training/translator.toml"
    start: str = "src/summarize/engines/builtin/translator"
    english: str = "mono/en-news.txt.xz"
    vietnamese: str = "summaries/train-60k.jsonl.xz"
    time: Time = field(default_factory=Time)
    back: MakingSettings = field(default_factory=MakingSettings)
    forward: MakingSettings = field(default_factory=MakingSettings)
    shares: Shares = field(default_factory=Shares)
    settings: Changes = field(default_factory=Changes)


class Campaign:
    """The stages over one folder."""

    def __init__(self, config: CampaignConfig, folder: Path, minutes: float) -> None:
        """``minutes`` from now are the budget; 0: there is none."""
        self.config, self.folder, self.minutes = config, folder, minutes
        self.begun = time.monotonic()
        self.prepared = folder / "prepared"

    # --- before a GPU

    def prepare(self) -> None:
        """All that needs the data and no model: small, and all that has to travel."""
        from training.copies import copies
        from training.data import read_pairs
        from training.protect_pairs import prepare_pair
        from training.translator import load_corpora
        from training.vocabulary import Vocabulary

        if not Path(self.config.data).is_dir():
            raise ValueError(f"no data at {self.config.data}: --prepare FOLDER where they are")
        self.prepared.mkdir(parents=True, exist_ok=True)
        data, key = Path(self.config.data), self._prepared_key()
        settings = self.translator("train")
        vocabulary = Vocabulary(Path(self.config.start))
        vocabulary.copy_to(self.prepared / "vocabulary")
        load_corpora(settings, data, self.prepared, self.prepared / "vocabulary")
        names = (
            (pair.target, prepare_pair(pair.source, pair.target)[1])
            for name in settings.data.files
            for pair in read_pairs(data / name)
            if settings.data.has(pair)
        )
        write_lines(self.prepared / "plain-names.txt", translated_names(names))
        english = english_lines(data / self.config.english, self.config.back.most)
        write_lines(self.prepared / "en.txt.xz", english)
        vietnamese = vietnamese_lines(data / self.config.vietnamese, self.config.forward.most)
        write_lines(self.prepared / "vi.txt.xz", vietnamese)
        copies(vocabulary, english, self.prepared / "copies.npz")
        write_json(self.prepared / DONE, {"key": key, "outputs": _hashes(self.prepared)})

    def _prepared_key(self) -> str:
        settings = self.translator("train").data
        return _key(
            {
                "data": dataclasses.asdict(settings) | {"synthetic": None},
                "texts": [self.config.english, self.config.vietnamese],
                "most": [self.config.back.most, self.config.forward.most],
                "start": sha256_of(Path(self.config.start) / "source.spm"),
            }
        )

    # --- the stages

    def run(self, until: str = "train") -> None:
        """Every stage that is not done, up to the one named."""
        if not (self.prepared / DONE).exists():
            self.prepare()
        prepared = self._done(self.prepared, self._prepared_key())
        start = sha256_of(Path(self.config.start) / "model.safetensors")
        given = {"start": start, "prepared": prepared}
        made: dict[str, Any] = {}
        for name in STAGES:
            if name == "forward" and self.config.shares.forward:
                inputs = given | {"settings": _shaping(self.config.forward)}
                made[name] = self.stage(name, inputs, self._forward)
            elif name == "reverse" and self.config.shares.back:
                inputs = given | {"settings": self._changes(name)}
                made[name] = self.stage(name, inputs, self._reverse)
            elif name == "back" and self.config.shares.back:
                inputs = given | {"model": made["reverse"], "settings": _shaping(self.config.back)}
                made[name] = self.stage(name, inputs, self._back)
            elif name == "train":
                shares = dataclasses.asdict(self.config.shares)
                inputs = given | {"made": made, "settings": [self._changes(name), shares]}
                self.stage(name, inputs, self._train)
            if name == until:
                break
        self.tell(until, "and all before it done")

    def _forward(self) -> None:
        texts = read_lines(self.prepared / "vi.txt.xz")
        self._make("forward", Path(self.config.start), texts, Forward(self.config.forward.noise))

    def _reverse(self) -> None:
        self._trained("reverse", self.config.time.reverse)

    def _back(self) -> None:
        names = frozenset(read_lines(self.prepared / "plain-names.txt"))
        texts = read_lines(self.prepared / "en.txt.xz")
        task = Back(plain=names, tag=self.config.back.tag)
        self._make("back", self.folder / "reverse" / "model", texts, task)

    def _train(self) -> None:
        self._trained("train", math.inf)

    def stage(self, name: str, inputs: dict[str, Any], work: Callable[[], None]) -> dict[str, str]:
        """Do a stage unless it is done; the hashes of what it made."""
        folder, key = self.folder / name, _key(inputs)
        outputs = self._done(folder, key)
        if outputs is not None:
            self.tell(name, "done before")
            return outputs
        most = ""
        if self.minutes:
            share: float = getattr(self.config.time, name, 1.0)
            most = f", {min(self.left(), share * self.minutes):.2f} minutes at most"
        self.tell(name, f"begins{most}")
        folder.mkdir(parents=True, exist_ok=True)
        work()
        outputs = _hashes(folder)
        write_json(folder / DONE, {"key": key, "outputs": outputs})
        self.tell(name, "done")
        return outputs

    def tell(self, stage: str, what: str) -> None:
        """One line: where the plan stands."""
        used = (time.monotonic() - self.begun) / 60
        left = {"minutes_left": round(self.minutes - used, 2)} if self.minutes else {}
        line = {"stage": stage, "what": what, "minutes_used": round(used, 2), **left}
        print(json.dumps(line), file=sys.stderr, flush=True)

    def _done(self, folder: Path, key: str) -> dict[str, str] | None:
        path = folder / DONE
        if not path.exists():
            return None
        note = json.loads(path.read_text(encoding="utf-8"))
        if note["key"] != key:
            raise ValueError(
                f"{folder} was done with other settings, or from other data or weights: "
                "remove it to have it done again, or use another --folder"
            )
        outputs: dict[str, str] = note["outputs"]
        if _hashes(folder) != outputs:
            raise ValueError(f"{folder} is damaged or incomplete: take it over again, or remove it")
        return outputs

    def left(self) -> float:
        """Minutes left but for the reserve.

        Raises:
            TimeoutError: there are none.
        """
        reserve = self.config.time.reserve * self.minutes
        left = self.minutes - reserve - (time.monotonic() - self.begun) / 60
        if left <= 0:
            raise TimeoutError("the minutes are over; give the same command more to go on")
        return left

    def _trained(self, name: str, share: float) -> None:
        from training.trainer import trained_seconds
        from training.translator import kept_corpora, train

        def minutes() -> float:
            # What an earlier call trained is part of the run: its rate has fallen that far. One
            # that was near its end gets a tenth more, for the rate to fall to nothing.
            trained = trained_seconds(self.folder / name) / 60
            return min(trained + self.left(), max(share * self.minutes, 1.1 * trained))

        corpora = kept_corpora(self.prepared, self.prepared / "vocabulary")
        train(
            self.translator(name), corpora, self.folder / name, reverse=name == "reverse",
            minutes=minutes if self.minutes else None,
        )  # fmt: skip

    def _make(self, name: str, model: Path, texts: list[str], task: Task) -> None:
        settings: MakingSettings = getattr(self.config, name)
        share: float = getattr(self.config.time, name)
        minutes = min(self.left(), share * self.minutes) if self.minutes else 0.0
        note = make(model, texts, task, self.folder / name, settings, minutes=minutes)
        if not note["pairs"]:
            raise ValueError(f"{self.folder / name}: no pair was kept; {NOTE} there says why")
        print(json.dumps({"stage": name, **note}), file=sys.stderr, flush=True)

    # --- settings

    def _changes(self, name: str) -> tuple[str, ...]:
        """What is changed for a stage on any machine."""
        own: tuple[str, ...] = getattr(self.config.settings, name)
        return (*self.config.settings.both, *own)

    def translator(self, name: str) -> "TranslatorConfig":
        """The settings of a stage that trains, on this machine."""
        import torch

        from training.translator import TranslatorConfig

        gpu = self.config.settings.gpu if torch.cuda.is_available() else ()
        changes = [*self._changes(name), *gpu, f"model.start='{self.config.start}'"]
        config = load_config(TranslatorConfig, Path(self.config.translator), changes)
        if name == "reverse":
            return config
        shares = dataclasses.asdict(self.config.shares)
        places = {source: self.folder / source / PAIRS for source in ("back", "forward")}
        places["copies"] = self.prepared / "copies.npz"
        mix = {str(path): shares[source] for source, path in places.items() if shares[source]}
        return dataclasses.replace(config, data=dataclasses.replace(config.data, synthetic=mix))


def _shaping(settings: MakingSettings) -> dict[str, Any]:
    return dataclasses.asdict(settings) | {"workers": None}


def _key(inputs: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def _hashes(folder: Path) -> dict[str, str]:
    """sha256 of what later stages read of a folder."""
    kept = [*folder.glob("*.txt*"), *folder.glob("*.npz"), folder / WEIGHTS, folder / NOTE]
    return {
        str(path.relative_to(folder)): sha256_of(path) for path in sorted(kept) if path.is_file()
    }


def main(given: Sequence[str] | None = None) -> None:
    """Prepare, or run what is left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("campaign.toml"))
    parser.add_argument("--folder", type=Path, required=True, help="of this campaign")
    parser.add_argument("--minutes", type=float, default=0.0, help="from now; 0: no limit")
    parser.add_argument("--prepare", action="store_true", help="only what needs no model")
    parser.add_argument(
        "--set", action="append", default=[], metavar="TABLE.KEY=VALUE", help="change a setting"
    )
    parser.add_argument("--until", choices=STAGES, default="train", help="last stage to do")
    arguments = parser.parse_args(given)
    config = load_config(CampaignConfig, arguments.config, arguments.set)
    campaign = Campaign(config, arguments.folder, arguments.minutes)
    try:
        if arguments.prepare:
            campaign.prepare()
        else:
            campaign.run(arguments.until)
    except (TimeoutError, ValueError) as error:
        sys.exit(f"campaign: {error}")


if __name__ == "__main__":
    main()
