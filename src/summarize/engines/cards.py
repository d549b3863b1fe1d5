"""Cards: what is known of each model, read from ``cards.toml``."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Task = Literal["translate", "summarise"]
#: Where a model's weights come from.
Home = Literal["package", "hub", "none", "folder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One model: where it is, under which licence, and how it wants to be spoken to.

    Attributes:
        name: what the user types.
        task: what it does.
        home: ``package`` (shipped with the program), ``hub`` (fetched), ``none`` (no model at
            all), ``folder`` (a local folder that the user named).
        folder: for ``package``, the folder below ``engines/builtin``.
        hub_id: owner/name on the Hugging Face hub.
        revision: commit hash or ref asked of the hub.
        pinned: True when ``revision`` is a commit hash. A ref can move; what was fetched is
            then pinned by the manifest, which records the commit the ref stood for.
        licence: SPDX-like name of the weights' licence.
        consent: the licence limits use (non-commercial, AGPL): it is accepted once by name.
        source_language, target_language: BCP 47 tags.
        source_prefix: text put before every source.
        target_prefix: text taken off every output where it stands.
        source_code, target_code: the model's own language codes; empty without.
        start: what the decoder starts from: ``config`` (the checkpoint says),
            ``target_code`` (the code is the start token) or ``langid_map:NAME`` (the token that
            the checkpoint's ``task_specific_params`` name for a language).
        limit_in, limit_out: tokens, end mark included.
        wide: overflows in float16 (T5 models); bfloat16 is taken on a GPU.
        quantisations: CTranslate2 types, tried in this order until one holds the tolerance.
        tolerance: most that the quantised model's log-probability of a reference token may
            differ from the float model's, mean over the probes, nats.
        markers: trained on protected-span symbols.
        rewrites: a summariser that makes one sentence of a few, not a summary of an article.
        no_repeat: size of token n-grams that no output repeats; 0 switches it off.
        length_penalty: exponent on the length when beams are compared.
        megabytes: size of the download, about.
        rank: the higher, the sooner ``auto`` takes it; 0 is never taken by ``auto``.
        note: one line for ``models list``.
    """

    name: str
    task: Task
    home: Home = "hub"
    folder: str = ""
    hub_id: str = ""
    revision: str = ""
    pinned: bool = False
    licence: str = "unknown"
    consent: bool = False
    source_language: str = "vi"
    target_language: str = "en"
    source_prefix: str = ""
    target_prefix: str = ""
    source_code: str = ""
    target_code: str = ""
    start: str = "config"
    limit_in: int = 512
    limit_out: int = 256
    wide: bool = False
    quantisations: tuple[str, ...] = ("int8_float32", "float32")
    tolerance: float = 0.1
    markers: bool = False
    rewrites: bool = False
    no_repeat: int = 0
    length_penalty: float = 1.0
    megabytes: int = 0
    rank: int = 0
    note: str = ""


@cache
def cards(task: Task) -> dict[str, Card]:
    """The cards of a task by name, in the order of the file.

    Raises:
        ValueError: the file names a field that no card has.
    """
    text = resources.files(__package__).joinpath("cards.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)[task]
    return {name: card_from(name, {"task": task, **fields}) for name, fields in tables.items()}


def card_from(name: str, fields: dict[str, Any]) -> Card:
    """A card from one table of TOML; lists become tuples."""
    known = {field.name for field in dataclasses.fields(Card)} - {"name"}
    unknown = sorted(set(fields) - known)
    if unknown:
        raise ValueError(f"card {name}: unknown field {unknown[0]}; known: {sorted(known)}")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
    }
    return Card(name=name, **values)
