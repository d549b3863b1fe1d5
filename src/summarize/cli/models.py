"""``summarize models``: list, fetch, verify, convert, default."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from summarize.cli.options import cache_option, config_option, verbose_option
from summarize.engines.cards import Card
from summarize.engines.hub import fetch
from summarize.engines.pickles import convert_pickle
from summarize.engines.shelf import TASKS, best_installed, default_cache, find_card, list_models
from summarize.engines.verification import verify
from summarize.errors import counted


@click.group("models")
def command() -> None:
    """List, fetch, verify and convert models."""


@command.command("list")
@cache_option
@config_option
@verbose_option
def list_(cache: Path | None, verbose: bool) -> None:
    """Every known model: task, name, whether it is here, licence, size, note.

    A star marks what `auto` takes.
    """
    for status in list_models(cache):
        card = status.card
        size = f"{card.megabytes} MB" if card.megabytes else ""
        here = "installed" if status.installed else ""
        mark = "*" if status.default else " "
        click.echo(
            f"{mark} {card.task:<9}  {card.name:<14}  {here:<9}  {card.licence:<16}  "
            f"{size:>8}  {card.note}".rstrip()
        )


@command.command("fetch")
@click.argument("name")
@click.option("--accept-licence", is_flag=True, help="Accept a licence that limits use.")
@click.option("--convert", is_flag=True, help="Where there is only a pickle, convert it.")
@click.option("--force", is_flag=True, help="Fetch again and replace what is there.")
@cache_option
@config_option
@verbose_option
def fetch_(
    name: str,
    accept_licence: bool,
    convert: bool,
    force: bool,
    cache: Path | None,
    verbose: bool,
) -> None:
    """Fetch a model from the hub into the cache.

    The pinned revision, safetensors only, no remote code; sizes and hashes are checked.
    """

    def accept(card: Card) -> bool:
        if accept_licence:
            return True
        question = f"{card.name} is under {card.licence}, which limits use. Accept?"
        return sys.stdin.isatty() and click.confirm(question, err=True)

    folder = fetch(
        find_card(name),
        cache=cache or default_cache(),
        accept_licence=accept,
        force=force,
        pickle=_ask if convert else None,
    )
    click.echo(str(folder))


@command.command("verify")
@click.argument("name")
@cache_option
@config_option
@verbose_option
@click.pass_context
def verify_(ctx: click.Context, /, name: str, cache: Path | None, verbose: bool) -> None:
    """Check every file of a model against its manifest.

    NAME is a card's name or a folder. Exit 1 when something is wrong.
    """
    problems = verify(name, cache or default_cache())
    for problem in problems:
        click.echo(problem)
    click.echo(counted(len(problems), "problem") if problems else "all files are whole", err=True)
    ctx.exit(1 if problems else 0)


@command.command("convert")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@verbose_option
def convert_(folder: Path, yes: bool, verbose: bool) -> None:
    """Turn the pickle of a model folder into safetensors.

    The pickle is read once, tensors only, in a process of its own, after asking.
    """
    click.echo(str(convert_pickle(folder, (lambda _: True) if yes else _ask)))


@command.command("default")
@cache_option
@config_option
@verbose_option
def default_(cache: Path | None, verbose: bool) -> None:
    """What `auto` takes now, for each task."""
    for task in TASKS:
        best = best_installed(task, cache or default_cache())
        click.echo(f"{task}\t{best.name if best else ''}")


def _ask(question: str) -> bool:
    return sys.stdin.isatty() and click.confirm(question, err=True)
