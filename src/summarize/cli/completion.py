"""``summarize completion``: the completion script for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from summarize.errors import UsageError


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: summarize completion bash > ~/.local/share/bash-completion/completions/summarize
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"No completion for {shell}.", "Choose bash, zsh or fish.")
    root = ctx.find_root().command
    click.echo(kind(root, {}, "summarize", "_SUMMARIZE_COMPLETE").source())
