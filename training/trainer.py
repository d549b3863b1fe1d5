"""The training loop for any sequence-to-sequence model of transformers: one process, one CPU or one GPU, resumable."""

import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode
from transformers import PreTrainedModel

from training.data import Corpus, rounded
from training.optimizers import MasterWeights, make_optimizers

#: Least probability mass over a sentence at which the guide is believed.
GUIDE_FLOOR = 0.05
CHECKPOINT = "checkpoint.pt"
LOG = "log.jsonl"


@dataclass(frozen=True)
class TrainerSettings:
    """Everything the loop can be told."""

    minutes: float = 60.0
    """Time budget; 0: `target_tokens` is the budget. The learning rate falls with the fraction of the budget used."""
    target_tokens: int = 0
    """Budget in target tokens (end tokens included, padding not), used where `minutes` is 0."""
    batch_tokens: int = 3500
    """Padded tokens of a batch, on its longer side."""
    optimizer: str = "muon"
    """adamw or muon."""
    rate: float = 2e-3
    """Peak learning rate of AdamW."""
    muon_rate: float = 0.02
    """Peak learning rate of Muon."""
    beta2: float = 0.98
    """AdamW's second decay rate."""
    weight_decay: float = 0.0
    """Decoupled weight decay of matrices."""
    warmup_steps: int = 250
    """Steps over which the learning rate rises."""
    label_smoothing: float = 0.1
    """Probability spread evenly over the vocabulary."""
    clip: float = 1.0
    """Largest norm of a step's gradient."""
    word_dropout: float = 0.0
    """Chance of a source token to be shown as the unknown token."""
    guide: str = ""
    """File with word translation probabilities (training.alignment) that guide attention; "auto":
    made from the corpus at the first start; empty: no guide."""
    guide_weight: float = 0.5
    """Weight of the guide's loss; it falls to 0 at `guide_share` of the budget."""
    guide_share: float = 0.6
    """Share of the budget in which attention is guided; afterwards the model goes its own way."""
    genuine_share: float = 0.0
    """Last share of the budget, in which pairs that a model made are shown no more."""
    rdrop: float = 0.0
    """Weight of R-drop (Liang et al. 2021, their alpha; 5 in most of their translations): each batch
    is taken twice, under two dropout masks, and what the two predict is drawn together. 0: off;
    else a step costs twice as much."""
    average_decay: float = 0.9995
    """Decay per step of the running average of the weights (less in the first steps)."""
    checkpoint_minutes: float = 10.0
    """Time between checkpoints."""
    evaluate_minutes: float = 15.0
    """Time between measurements of the loss on the development pairs."""
    log_steps: int = 20
    """Steps between lines of the log."""
    seed: int = 1
    """Seed of batch order, dropout and initial weights."""
    threads: int = 0
    """CPU threads; 0: torch's own count, which is that of the cores or OMP_NUM_THREADS. More threads
    than cores wait for each other: two runs of two threads each on two cores took three times as
    long as with one each. The setting is noted as it is, so that a run resumed elsewhere has the same."""
    device: str = "auto"
    """auto, cpu, cuda."""
    precision: str = "auto"
    """Numbers of forward and backward pass: bf16, fp32, or auto: bf16 on a GPU and where
    the CPU multiplies it faster than fp32 (AMX, AVX-512 BF16); emulated, it is seventy times slower."""


class FastDropout(TorchFunctionMode):
    """Draws CPU dropout masks from random bytes: torch's own draw of one float per element is a fifth of a step."""

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        """Replace torch.nn.functional.dropout, pass on all else."""
        if func is nn.functional.dropout:
            return self.dropout(*args, **(kwargs or {}))
        return func(*args, **(kwargs or {}))

    @staticmethod
    def dropout(
        input: torch.Tensor, p: float = 0.5, training: bool = True, inplace: bool = False
    ) -> torch.Tensor:
        """As torch.nn.functional.dropout, with p rounded to 1/256."""
        del inplace
        threshold = round(p * 256)
        if not training or threshold == 0:
            return input
        # From the lowest int64 on, not from 0: with the sign bit always clear, every eighth byte would be below 128.
        words = torch.empty((input.numel() + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
        mask = (
            (words.view(torch.uint8)[: input.numel()] >= threshold)
            .to(input.dtype)
            .mul_(256 / (256 - threshold))
        )
        return input * mask.view_as(input)


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross entropy; makes the gradient in the forward pass, so the softmax is taken once."""

    @staticmethod
    def forward(
        ctx: Any, logits: torch.Tensor, targets: torch.Tensor, smoothing: float, pad: int
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """logits [tokens, vocabulary], targets int64 [tokens] -> sums over tokens: smoothed loss, plain loss (nats).

        Padding counts nothing. It is weighted out, not cut out: a GPU would have to tell the host
        how much is left, and the host would wait.
        """
        size = logits.size(1)
        counts = (targets != pad).float()
        logs = torch.log_softmax(logits, -1, dtype=torch.float32)
        plain = -(logs.gather(1, targets[:, None])[:, 0] * counts).sum()
        smoothed = (1 - smoothing) * plain
        if smoothing:
            smoothed = smoothed - smoothing / size * (logs.sum(1) * counts).sum()
        if logits.requires_grad:
            grad = logs.exp_().sub_(smoothing / size)
            grad[torch.arange(len(targets), device=targets.device), targets] -= 1 - smoothing
            ctx.save_for_backward(grad.to(logits.dtype).mul_(counts[:, None].to(logits.dtype)))
        ctx.mark_non_differentiable(plain)
        return smoothed, plain

    @staticmethod
    def backward(ctx: Any, *outputs: torch.Tensor) -> tuple[torch.Tensor, None, None, None]:
        """Gradient for the logits."""
        (grad,) = ctx.saved_tensors
        return grad * outputs[0], None, None, None


def disagreement(logits: torch.Tensor, target: torch.Tensor, pad: int) -> torch.Tensor:
    """Sum over tokens of KL(p, q) + KL(q, p), nats, for logits [2 n, length, vocabulary] that hold
    p in the first half and q in the second; padding of the target [2 n, length] counts nothing."""
    one, other = torch.log_softmax(logits, -1, dtype=torch.float32).chunk(2)
    apart = ((one.exp() - other.exp()) * (one - other)).sum(-1)
    kept: torch.Tensor = apart.masked_fill(target.chunk(2)[0] == pad, 0).sum()
    return kept


def use_threads(count: int) -> None:
    """Compute with so many threads; 0 leaves torch's count as it is."""
    if count:
        torch.set_num_threads(count)


def trained_seconds(folder: Path) -> float:
    """Seconds that the run in ``folder`` has trained, by its checkpoint; 0 where there is none."""
    path = folder / CHECKPOINT
    if not path.exists():
        return 0.0
    return float(torch.load(path, map_location="cpu", weights_only=True, mmap=True)["seconds"])


def choose_device(name: str) -> torch.device:
    """The device for "auto", "cpu" or "cuda"."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if name == "cuda":
        # cuDNN's attention makes a plan for every new shape of a batch, and in torch 2.11 its
        # backward pass gives NaN on Hopper for masked sources 64 tokens wide.
        torch.backends.cuda.enable_cudnn_sdp(False)
    return torch.device(name)


def choose_precision(name: str, device: torch.device) -> torch.dtype:
    """The number format for "auto", "bf16" or "fp32"."""
    if name not in {"auto", "bf16", "fp32"}:
        raise ValueError(f"precision {name!r}: use auto, bf16 or fp32")
    if name == "auto":
        name = "bf16" if device.type == "cuda" or bf16_is_faster() else "fp32"
    return torch.bfloat16 if name == "bf16" else torch.float32


def bf16_is_faster() -> bool:
    """Whether this CPU multiplies bf16 matrices faster than fp32 ones, by trying both (milliseconds)."""
    seconds = {}
    for dtype in (torch.float32, torch.bfloat16):
        matrix = torch.ones(256, 256, dtype=dtype)
        matrix @ matrix  # the first product makes the kernel
        begun = time.perf_counter()
        for _ in range(3):
            matrix @ matrix
        seconds[dtype] = time.perf_counter() - begun
    return seconds[torch.bfloat16] < seconds[torch.float32]


@torch.no_grad()
def zero_padding(model: nn.Module, pad: int) -> dict[str, int]:
    """Make the padding token's embeddings zero; the parameters that hold them, and their row."""
    rows = {}
    for name, module in model.named_modules():
        embedding = isinstance(module, nn.Embedding) and module.padding_idx == pad
        if embedding and module.weight.requires_grad:
            module.weight[pad] = 0
            rows[f"{name}.weight"] = pad
    # Of tied parameters one has the name.
    known = {name for name, _ in model.named_parameters()}
    return {name: row for name, row in rows.items() if name in known}


@dataclass
class Tally:
    """What was trained since the last line of the log; sums stay on the device until they are told."""

    seconds: float
    """Of the run, when it began; later by what was not trained since."""
    loss: torch.Tensor
    norm: torch.Tensor
    skipped: torch.Tensor
    tokens: int = 0
    steps: int = 0

    @classmethod
    def new(cls, seconds: float, device: torch.device) -> "Tally":
        """Nothing yet."""
        loss, norm, skipped = torch.zeros((3,), device=device).unbind()
        return cls(seconds, loss, norm, skipped)

    def add(self, loss: torch.Tensor, norm: torch.Tensor, tokens: int) -> None:
        """One step."""
        self.loss = self.loss + loss
        self.norm = self.norm + norm.nan_to_num(0, 0, 0)
        self.skipped = self.skipped + ~torch.isfinite(norm)
        self.tokens, self.steps = self.tokens + tokens, self.steps + 1

    def rest(self, seconds: float) -> None:
        """So many seconds went by without training."""
        self.seconds += seconds

    def told(self, seconds: float) -> dict[str, Any]:
        """Its means, at so many seconds of the run."""
        return {
            "loss": round(float(self.loss) / self.tokens, 4),
            "norm": round(float(self.norm) / self.steps, 3),
            "skipped": int(self.skipped),
            "tokens_per_second": round(self.tokens / max(1e-9, seconds - self.seconds)),
        }


class Trainer:
    """Trains `model` on `corpus`; everything it writes lies in `folder`."""

    def __init__(
        self,
        model: PreTrainedModel,
        corpus: Corpus,
        development: dict[str, Corpus],
        settings: TrainerSettings,
        folder: Path,
        *,
        unknown: int = 1,
        never_dropped: tuple[int, ...] = (),
    ) -> None:
        """`unknown` stands for tokens hit by word dropout, which spares ids in `never_dropped`."""
        use_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self.device = choose_device(settings.device)
        pad, start = model.config.pad_token_id, model.config.decoder_start_token_id
        if pad is None or start is None:
            raise ValueError("the model's config needs pad_token_id and decoder_start_token_id")
        self.pad, self.start, self.unknown = int(pad), int(start), unknown
        zero_rows = zero_padding(model, self.pad)
        # Masters are copied before the rounding to bf16, so a bilingual start or a resumed export keeps its precision.
        nn.Module.to(model, self.device)
        self.weights = MasterWeights(model, zero_rows)
        nn.Module.to(model, dtype=choose_precision(settings.precision, self.device))
        self.model = model
        self.optimizers = make_optimizers(
            self.weights,
            model,
            settings.optimizer,
            rate=settings.rate,
            muon_rate=settings.muon_rate,
            beta2=settings.beta2,
            decay=settings.weight_decay,
        )
        self.settings, self.folder = settings, folder
        self.guide = (
            torch.load(settings.guide, weights_only=True).to(self.device)
            if settings.guide
            else None
        )
        self.corpus = corpus.to(self.device)
        self.development = {name: dev.to(self.device) for name, dev in development.items()}
        self.attention = ""
        self.never_dropped = torch.tensor(sorted({self.pad, *never_dropped}), device=self.device)
        self.epoch = self.place = self.step = self.tokens = 0
        self.only_genuine = False
        self.seconds = 0.0
        """Time trained so far, that of earlier processes included (up to their last checkpoint)."""

    # --- one step

    def batch(self, corpus: Corpus, rows: Any) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        """Inputs of the model for rows of a corpus, and the targets int64 [batch, longest] (padding included)."""
        numbers = torch.as_tensor(rows, device=self.device)
        source, target = (
            side.padded(numbers, self.pad, int(rounded(side.lengths[rows].max())))
            for side in (corpus.source, corpus.target)
        )
        before = torch.cat([target.new_full((len(target), 1), self.start), target[:, :-1]], 1)
        inputs = {
            "input_ids": source,
            "attention_mask": (source != self.pad).long(),
            "decoder_input_ids": before,
        }
        return inputs, target

    def loss(
        self, corpus: Corpus, rows: Any, smoothing: float
    ) -> tuple[torch.Tensor, torch.Tensor, int]:
        """Sums of the smoothed and of the plain loss over the target tokens, and the number of these."""
        inputs, target = self.batch(corpus, rows)
        if self.model.training and self.settings.word_dropout:
            source = inputs["input_ids"]
            hit = torch.rand(source.shape, device=self.device) < self.settings.word_dropout
            hit &= ~torch.isin(source, self.never_dropped)
            inputs["input_ids"] = source.masked_fill(hit, self.unknown)
        twice = self.model.training and self.settings.rdrop > 0
        if twice:  # the second half of the batch is the first under another dropout mask
            inputs = {name: torch.cat([value, value]) for name, value in inputs.items()}
            target = torch.cat([target, target])
        share = self.settings.guide_share
        guided = self.model.training and self.guide is not None and self.used() < share
        # Fused attention is the fastest but for bf16 on a CPU, and does not show its weights.
        plain_bf16 = self.device.type == "cpu" and self.model.dtype == torch.bfloat16
        attention = "eager" if guided or plain_bf16 else "sdpa"
        if self.attention != attention:
            self.model.set_attn_implementation(attention)
            self.attention = attention
        outputs = self.model(**inputs, use_cache=False, output_attentions=guided)
        smoothed, plain = SmoothedLoss.apply(
            outputs.logits.flatten(0, 1), target.flatten(), smoothing, self.pad
        )
        if guided:
            weight = self.settings.guide_weight * (1 - self.used() / share)
            smoothed = smoothed + weight * self.guide_loss(
                outputs.cross_attentions[-1], inputs["input_ids"], target
            )
        if twice:
            apart = disagreement(outputs.logits, target, self.pad)
            smoothed, plain = smoothed / 2 + self.settings.rdrop / 4 * apart, plain / 2
        return smoothed, plain, int(corpus.target.lengths[rows].sum())

    def guide_loss(
        self, attention: torch.Tensor, source: torch.Tensor, target: torch.Tensor
    ) -> torch.Tensor:
        """Cross entropy between the guide and the last layer's attention, summed over tokens.

        Args:
            attention: [batch, heads, target, source]; its mean over heads is guided.
            source, target: int64 [batch, source], [batch, target].
        """
        assert self.guide is not None
        prior = self.guide[target[:, :, None], source[:, None, :]].float()
        prior = prior.masked_fill_((source == self.pad)[:, None, :], 0)
        total = prior.sum(-1, keepdim=True)
        # A target word that no source word explains has nothing to be guided to.
        known = (total > GUIDE_FLOOR) & (target != self.pad)[:, :, None]
        prior = prior / total.clamp(min=1e-6) * known
        loss: torch.Tensor = -(prior * (attention.float().mean(1) + 1e-6).log()).sum()
        return loss

    def train_step(self, rows: Any) -> tuple[torch.Tensor, torch.Tensor, int]:
        """One update; returns the sum of the plain loss (nats), the gradient norm, the target tokens.

        The first two stay on the device until the log asks for them, so that the host runs ahead.
        """
        self.model.train()
        with FastDropout() if self.device.type == "cpu" else nullcontext():
            smoothed, plain, tokens = self.loss(self.corpus, rows, self.settings.label_smoothing)
        smoothed.backward()
        norm = self.weights.take_gradients(1 / tokens, self.settings.clip)
        factor = self.rate_factor()
        for optimizer in self.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * factor
            optimizer.step()
        self.step += 1
        self.tokens += tokens
        decay = min(self.settings.average_decay, (1 + self.step) / (10 + self.step))
        self.weights.publish(decay)
        return plain, norm, tokens

    def used(self) -> float:
        """Fraction of the budget that is used, 0 to 1."""
        if self.settings.minutes:
            return min(1.0, self.seconds / 60 / self.settings.minutes)
        return min(1.0, self.tokens / self.settings.target_tokens)

    def rate_factor(self) -> float:
        """Learning rate as a fraction of its peak: linear warm-up, then linear decay to 0 at the end of the budget."""
        return min(1.0, (self.step + 1) / max(1, self.settings.warmup_steps)) * (1 - self.used())

    # --- the loop

    def batches(self) -> Iterator[Any]:
        """Batches from the present position on, epoch after epoch."""
        while True:
            batches = self.corpus.batches(
                self.settings.seed,
                self.epoch,
                self.settings.batch_tokens,
                genuine=self.only_genuine,
            )
            while self.place < len(batches) and not self.turns_genuine():
                self.place += 1
                yield batches[self.place - 1]
            self.only_genuine |= self.turns_genuine()
            self.epoch, self.place = self.epoch + 1, 0

    def turns_genuine(self) -> bool:
        """Whether it is time to leave out the pairs that a model made."""
        share = self.settings.genuine_share
        return bool(share) and not self.only_genuine and self.used() >= 1 - share

    def run(self, *, stop_after: int | None = None) -> None:
        """Train until the budget is used (tests: for `stop_after` steps), from the checkpoint if there is one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / CHECKPOINT).exists():
            self.load()
        begun = time.monotonic() - self.seconds
        saved = evaluated = self.seconds
        tally = Tally.new(self.seconds, self.device)
        first_step = self.step
        for rows in self.batches() if self.used() < 1 else ():
            tally.add(*self.train_step(rows))
            self.seconds = time.monotonic() - begun
            done = self.used() >= 1
            if self.step % self.settings.log_steps == 0 or done:
                self.tell(tally)
                tally = Tally.new(self.seconds, self.device)
            if done:
                break
            if self.seconds - evaluated >= self.settings.evaluate_minutes * 60:
                self.log(**self.evaluate())
                evaluated = time.monotonic() - begun
                tally.rest(evaluated - self.seconds)
                self.seconds = evaluated
            if self.seconds - saved >= self.settings.checkpoint_minutes * 60:
                self.save()
                saved = self.seconds
            if stop_after is not None and self.step - first_step >= stop_after:
                return
        self.save()
        self.log(**self.evaluate(), final=True)

    def tell(self, tally: Tally) -> None:
        """Log what was trained since the last line.

        Raises:
            FloatingPointError: no gradient of it was finite.
        """
        told = tally.told(self.seconds)
        self.log(
            **told,
            rate=round(self.rate_factor(), 5),
            epoch=self.epoch,
            batch=self.place,
            eta_minutes=round(self.seconds / 60 * (1 / max(1e-9, self.used()) - 1), 1),
        )
        if told["skipped"] == tally.steps:
            raise FloatingPointError(
                f"no gradient of the last {tally.steps} steps was finite: lower the learning rate"
            )

    @torch.no_grad()
    def evaluate(self) -> dict[str, float]:
        """Plain loss per target token (nats) on each development set, for the weights and for their average."""
        self.model.eval()
        found: dict[str, float] = {}
        for average in (False, True):
            self.weights.show(average=average)
            values = []
            for name, dev in self.development.items():
                total, count = 0.0, 0
                for rows in dev.batches(0, 0, self.settings.batch_tokens):
                    _, plain, tokens = self.loss(dev, rows, 0.0)
                    total, count = total + float(plain), count + tokens
                values.append(total / max(1, count))
                found[f"{name}{'_average' if average else ''}"] = round(values[-1], 4)
            found["dev_loss_average" if average else "dev_loss"] = round(
                sum(values) / max(1, len(values)), 4
            )
        self.weights.show(average=False)
        return found

    def best_weights(self) -> dict[str, torch.Tensor]:
        """fp32 weights by name: the average or the last ones, whichever has the lower development loss."""
        found = self.evaluate()
        return self.weights.weights(average=bool(found["dev_loss_average"] <= found["dev_loss"]))

    # --- what is written

    def log(self, **values: Any) -> None:
        """One line of the log, in the file and on standard error."""
        line = {
            "step": self.step,
            "tokens": self.tokens,
            "seconds": round(self.seconds, 1),
            **values,
        }
        for name, value in line.items():
            if isinstance(value, float) and not math.isfinite(value):
                raise FloatingPointError(
                    f"{name} is {value} at step {self.step}: lower the learning rate"
                )
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), file=sys.stderr, flush=True)

    def save(self) -> None:
        """Write the checkpoint atomically: kill -9 leaves the old one or the new one."""
        log = self.folder / LOG
        state = {
            "masters": [master.detach() for master in self.weights.masters],
            "average": self.weights.average,
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "random": torch.get_rng_state(),
            "cuda_random": torch.cuda.get_rng_state() if self.device.type == "cuda" else None,
            "position": [self.epoch, self.place, self.step, self.tokens],
            "only_genuine": self.only_genuine,
            "seconds": self.seconds,
            "digest": self.corpus.digest,
            "log_bytes": log.stat().st_size if log.exists() else 0,
        }
        partial = self.folder / (CHECKPOINT + ".partial")
        with partial.open("wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self.folder / CHECKPOINT)

    def load(self) -> None:
        """Go back to the checkpoint: weights, optimizers, random numbers, position, log."""
        state = torch.load(self.folder / CHECKPOINT, map_location="cpu", weights_only=True)
        if state["digest"] != self.corpus.digest:
            raise ValueError(
                f"{self.folder / CHECKPOINT} was trained on other data: use another run folder"
            )
        self.weights.load(state)
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            peaks = [group["peak"] for group in optimizer.param_groups]
            optimizer.load_state_dict(saved)
            # The peak is a setting: a resumed run follows the configuration, not the checkpoint.
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["peak"] = peak
        torch.set_rng_state(state["random"])
        if self.device.type == "cuda" and state["cuda_random"] is not None:
            torch.cuda.set_rng_state(state["cuda_random"])
        self.epoch, self.place, self.step, self.tokens = state["position"]
        self.only_genuine = state.get("only_genuine", False)
        self.seconds = state["seconds"]
        # Lines written after the checkpoint tell of steps that are now taken again.
        if (self.folder / LOG).exists():
            os.truncate(
                self.folder / LOG, min(state["log_bytes"], (self.folder / LOG).stat().st_size)
            )
