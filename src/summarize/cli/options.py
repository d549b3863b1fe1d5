"""Shared option decorators; settings file, environment and flags become Options here, once.

Order: flags win over ``SUMMARIZE_*`` variables, those over ``summarize.toml`` in the current
folder (or ``--config FILE``), those over the defaults.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from summarize.errors import UsageError
from summarize.options import EngineOptions

SETTINGS_FILE = "summarize.toml"
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def setting(*names: str, **attributes: Any) -> Callable[[Decorated], Decorated]:
    """A ``click.option`` that is also read from ``SUMMARIZE_<NAME>``."""
    long = next(n for n in names if n.startswith("--")).split("/")[0]
    variable = "SUMMARIZE_" + long.removeprefix("--").replace("-", "_").upper()
    attributes.setdefault("show_default", True)
    return click.option(*names, envvar=variable, **attributes)


def _load_settings(ctx: click.Context, _: click.Parameter, path: Path | None) -> Path | None:
    """Put the settings file under the flags: its table for this command, then its top level."""
    chosen = path or Path(SETTINGS_FILE)
    if not chosen.is_file():
        if path is not None:
            raise UsageError(f"No settings file at {path}.", "Check the path given to --config.")
        return None
    try:
        settings = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{chosen} is not valid TOML: {error}", "Correct the line named."
        ) from error
    known = {p.name for p in ctx.command.params}
    own = settings.get(ctx.info_name or "", {})
    top = {k: v for k, v in settings.items() if not isinstance(v, dict)}
    merged = {k.replace("-", "_"): v for k, v in {**top, **own}.items()}
    unknown = sorted(k for k in own if k.replace("-", "_") not in known)
    if unknown:
        raise UsageError(
            f"{chosen} sets what `{ctx.info_name}` does not know: {', '.join(unknown)}.",
            f"`summarize {ctx.info_name} --help` lists the options.",
        )
    ctx.default_map = {**merged, **(ctx.default_map or {})}
    return chosen


config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    is_eager=True,
    expose_value=False,
    callback=_load_settings,
    help=f"Settings file; default ./{SETTINGS_FILE} where it exists.",
)
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Say more on stderr; show tracebacks."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress, only errors.")


cache_option = setting(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of fetched and converted models; default: the user's cache folder.",
    show_default=False,
)


def engine_options(function: Decorated) -> Decorated:
    """Which models, on what."""
    for decorate in reversed(
        (
            setting(
                "--translator",
                default="auto",
                metavar="NAME",
                help="A name from `summarize models list`, or a folder in Hugging Face layout.",
            ),
            setting("--summarizer", default="auto", metavar="NAME", help="Likewise."),
            setting(
                "--engine",
                type=click.Choice(["auto", "ctranslate2", "transformers"]),
                default="auto",
                help="Library that runs the models.",
            ),
            setting(
                "--device",
                type=click.Choice(["auto", "cpu", "cuda"]),
                default="auto",
                help="Where they run.",
            ),
            setting("--beam", type=click.IntRange(1, 16), default=4, help="Beam size."),
            setting(
                "--batch-tokens",
                type=click.IntRange(64, 1_000_000),
                default=4_096,
                help="Tokens a batch holds at most.",
            ),
            cache_option,
        )
    ):
        function = decorate(function)
    return function


def make_engine_options(flags: dict[str, Any]) -> EngineOptions:
    """The engine settings among a command's flags."""
    return EngineOptions(
        translator=flags["translator"],
        summarizer=flags.get("summarizer", "auto"),
        engine=flags["engine"],
        device=flags["device"],
        beam=flags["beam"],
        batch_tokens=flags["batch_tokens"],
        cache=flags["cache"],
    )
