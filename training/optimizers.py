"""Optimizers that keep fp32 master copies of a model's parameters (bf16 or fp32), and the running average of the masters."""

import math
from collections.abc import Iterable

import torch
from torch import nn


class Muon(torch.optim.Optimizer):
    """Momentum whose matrix is orthogonalised before it is applied, for 2-D hidden matrices.

    Follows the method of torch.optim.Muon, but matrices of one shape go through the Newton-Schulz iteration together.
    """

    def __init__(
        self,
        params: Iterable[torch.Tensor],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        *,
        halved: bool = False,
    ) -> None:
        """``halved``: orthogonalise in bf16, which is exact enough. Where a machine has no matrix
        units for it, it is emulated, seventy times slower."""
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.halved = halved

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """One update of every matrix."""
        for group in self.param_groups:
            shapes: dict[tuple[int, ...], list[torch.Tensor]] = {}
            for param in group["params"]:
                if param.grad is not None:
                    shapes.setdefault(tuple(param.shape), []).append(param)
            for (rows, columns), params in shapes.items():
                for param in params:
                    if "momentum" not in self.state[param]:
                        self.state[param]["momentum"] = torch.zeros_like(param)
                grads = [param.grad for param in params if param.grad is not None]
                momenta = [self.state[param]["momentum"] for param in params]
                torch._foreach_lerp_(momenta, grads, 1 - group["momentum"])
                ahead = torch._foreach_lerp(grads, momenta, group["momentum"])
                kind = torch.bfloat16 if self.halved else torch.float32
                updates = (
                    orthogonalise(torch.stack([update.to(kind) for update in ahead]))
                    .float()
                    .unbind()
                )
                if group["weight_decay"]:
                    torch._foreach_mul_(params, 1 - group["lr"] * group["weight_decay"])
                torch._foreach_add_(
                    params, list(updates), alpha=-group["lr"] * math.sqrt(max(1.0, rows / columns))
                )


def orthogonalise(matrices: torch.Tensor) -> torch.Tensor:
    """bf16 or fp32 [n, rows, columns] -> the same with all singular values near 1 (five quintic Newton-Schulz steps)."""
    tall = matrices.size(1) > matrices.size(2)
    x = matrices.mT.contiguous() if tall else matrices
    x = x / x.float().norm(dim=(1, 2), keepdim=True).clamp(min=1e-7).to(x.dtype)
    for _ in range(5):
        gram = x @ x.mT
        x = torch.baddbmm(
            x, torch.baddbmm(gram, gram, gram, beta=-4.775, alpha=2.0315), x, beta=3.4445
        )
    return x.mT if tall else x


class MasterWeights:
    """The fp32 copies that are optimised, their gradients, and their exponential moving average."""

    def __init__(self, model: nn.Module, zero_rows: dict[str, int]) -> None:
        """`zero_rows`: parameter name -> the row that must stay zero (the padding token's embedding)."""
        named = [(name, param) for name, param in model.named_parameters() if param.requires_grad]
        self.names = [name for name, _ in named]
        self.params: list[torch.Tensor] = [param for _, param in named]
        self.masters: list[torch.Tensor] = [
            nn.Parameter(param.detach().float().clone()) for param in self.params
        ]
        for master in self.masters:
            master.grad = torch.zeros_like(master)
        self.average = [master.detach().clone() for master in self.masters]
        self.zero_rows = [(self.names.index(name), row) for name, row in zero_rows.items()]

    @torch.no_grad()
    def take_gradients(self, scale: float, clip: float) -> torch.Tensor:
        """Move the model's gradients into the masters, times `scale`; returns their norm before clipping (on the device).

        Gradients that are not finite are taken as none: one bad batch shall not end a run.
        """
        grads = [master.grad for master in self.masters if master.grad is not None]
        torch._foreach_copy_(
            grads, [torch.zeros_like(p) if p.grad is None else p.grad for p in self.params]
        )
        for place, row in self.zero_rows:
            grads[place][row] = 0
        norm: torch.Tensor = (
            torch.linalg.vector_norm(torch.stack(torch._foreach_norm(grads))) * scale
        )
        healthy = torch.isfinite(norm)
        for grad in grads:
            grad.masked_fill_(~healthy, 0)
        torch._foreach_mul_(
            grads, torch.where(healthy, scale * (clip / (norm + 1e-6)).clamp(max=1.0), 0.0)
        )
        for param in self.params:
            param.grad = None
        return norm

    @torch.no_grad()
    def publish(self, decay: float) -> None:
        """Copy the masters into the model and move the average towards them."""
        torch._foreach_copy_(self.params, self.masters)
        torch._foreach_lerp_(self.average, self.masters, 1 - decay)

    @torch.no_grad()
    def show(self, *, average: bool) -> None:
        """Put the average, or the masters themselves, into the model."""
        torch._foreach_copy_(self.params, self.average if average else self.masters)

    def weights(self, *, average: bool) -> dict[str, torch.Tensor]:
        """fp32 weights by parameter name."""
        values = self.average if average else self.masters
        return {name: value.detach() for name, value in zip(self.names, values, strict=True)}

    @torch.no_grad()
    def load(self, state: dict[str, list[torch.Tensor]]) -> None:
        """Restore what a checkpoint holds of `masters` and `average`."""
        torch._foreach_copy_(
            self.masters, [tensor.to(self.masters[0].device) for tensor in state["masters"]]
        )
        torch._foreach_copy_(
            self.average, [tensor.to(self.masters[0].device) for tensor in state["average"]]
        )
        self.show(average=False)


def make_optimizers(
    weights: MasterWeights,
    model: nn.Module,
    kind: str,
    *,
    rate: float,
    muon_rate: float,
    beta2: float,
    decay: float,
) -> list[torch.optim.Optimizer]:
    """AdamW alone, or Muon for hidden matrices with AdamW for embeddings, norms and biases."""
    if kind not in {"adamw", "muon"}:
        raise ValueError(f"optimizer {kind!r}: use adamw or muon")
    embeddings = {
        id(module.weight) for module in model.modules() if isinstance(module, nn.Embedding)
    }
    hidden = [
        m
        for p, m in zip(weights.params, weights.masters, strict=True)
        if p.ndim == 2 and id(p) not in embeddings
    ]
    chosen = {id(master) for master in hidden} if kind == "muon" else set()
    others = [master for master in weights.masters if id(master) not in chosen]
    groups = [
        {"params": [master for master in others if master.ndim > 1], "weight_decay": decay},
        {"params": [master for master in others if master.ndim <= 1], "weight_decay": 0.0},
    ]
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.AdamW(groups, lr=rate, betas=(0.9, beta2), fused=True)
    ]
    if kind == "muon":
        halved = any(param.dtype == torch.bfloat16 for param in weights.params)
        optimizers.append(Muon(hidden, lr=muon_rate, weight_decay=decay, halved=halved))
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["peak"] = group["lr"]
    return optimizers
