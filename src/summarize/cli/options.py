"""Shared option decorators; settings file, environment and flags become Options here, once.

Order: flags win over ``SUMMARIZE_*`` variables, those over ``summarize.toml`` in the current
folder (or ``--config FILE``), those over the defaults.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from summarize.errors import UnreadableError, UsageError
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
        settings = tomllib.loads(chosen.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{chosen} is not valid TOML: {error}", "Correct the line named."
        ) from error
    except OSError as error:
        raise UsageError(f"cannot read {chosen}: {error.strerror}", "Check who may.") from error
    outer = ctx
    while outer.parent is not None and outer.parent.parent is not None:
        outer = outer.parent  # `models` of `models fetch`: its table is for all of them
    table = outer.info_name or ""
    own = settings.pop(table, {})
    if not isinstance(own, dict):
        raise UsageError(
            f"{chosen} sets `{table}`, which is a command.", f"Write its options under [{table}]."
        )
    own = {k.replace("_", "-"): v for k, v in own.items()}
    root = ctx.find_root()
    tables = {name for name, value in settings.items() if isinstance(value, dict)}
    commands = root.command.list_commands(root) if isinstance(root.command, click.Group) else ()
    if strange := sorted(tables - set(commands)):
        raise UsageError(
            f"{chosen} has a table that is no command: [{strange[0]}].",
            f"Its tables are those of commands: {', '.join(commands)}.",
        )
    top = {k.replace("_", "-"): v for k, v in settings.items() if not isinstance(v, dict)}
    _refuse_unknown(own, outer, f"{chosen} sets what `{table}` does not know")
    options = _options(ctx)
    if not top.keys() <= options.keys():  # options of other commands, most likely
        _refuse_unknown(top, root, f"{chosen} sets what no command knows")
    values = {
        options[k].name or "": _as_flag(options[k], v)
        for k, v in {**top, **own}.items()
        if k in options
    }
    ctx.default_map = {**values, **(ctx.default_map or {})}
    return chosen


def _options(ctx: click.Context) -> dict[str, click.Parameter]:
    """The options of a command, and of those below it, by their long names without the dashes."""
    if isinstance(ctx.command, click.Group):
        found: dict[str, click.Parameter] = {}
        for name in ctx.command.list_commands(ctx):
            below = ctx.command.get_command(ctx, name)
            if below is not None:
                found |= _options(click.Context(below, info_name=name, parent=ctx))
        return found
    return {
        name.removeprefix("--"): parameter
        for parameter in ctx.command.params
        for name in parameter.opts
        if name.startswith("--")
    }


def _refuse_unknown(settings: dict[str, Any], ctx: click.Context, what: str) -> None:
    unknown = sorted(settings.keys() - _options(ctx).keys())
    if unknown:
        raise UsageError(
            f"{what}: {', '.join(unknown)}.", f"`{ctx.command_path} --help` lists the options."
        )


def _as_flag(option: click.Parameter, value: Any) -> Any:
    """A TOML value in the form of the option: a list is said with commas, or one by one."""
    if option.multiple:
        return value if isinstance(value, list) else [value]
    return ",".join(map(str, value)) if isinstance(value, list) else value


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


def standard_input() -> BinaryIO:
    """The bytes that are piped in.

    Raises:
        UnreadableError: standard input is closed.
    """
    if sys.stdin is None:
        raise UnreadableError(
            "cannot read standard input: it is closed", "pipe a text in, or name a file"
        )
    return sys.stdin.buffer


summarizer_option = setting(
    "--summarizer", default="auto", metavar="NAME", help="Model of the summary; named likewise."
)


def engine_options(function: Decorated) -> Decorated:
    """Which translator, on what."""
    for decorate in reversed(
        (
            setting(
                "--translator",
                default="auto",
                metavar="NAME",
                help="A name from `summarize models list`, or a folder in Hugging Face layout.",
            ),
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
