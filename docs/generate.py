"""Write docs/commands.md from the commands themselves: python docs/generate.py

A test compares the file with what this prints, so the page cannot drift.
"""

from pathlib import Path

import click

from summarize.cli import COMMANDS, cli

PAGE = Path(__file__).with_name("commands.md")


def commands_page() -> str:
    """The page: the group's help, then each command's."""
    width = {"terminal_width": 88, "max_content_width": 88}
    root = click.Context(cli, info_name="summarize", **cli.context_settings, **width)
    parts = ["# Commands\n\nMade by `python docs/generate.py` from the code.\n"]
    parts.append(f"```text\n{cli.get_help(root)}\n```\n")
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        parts += _sections(command, click.Context(command, info_name=name, parent=root))
    return "\n".join(parts)


def _sections(command: click.Command, ctx: click.Context) -> list[str]:
    ctx.terminal_width = ctx.max_content_width = 88
    parts = [f"## {ctx.command_path}\n\n```text\n{command.get_help(ctx)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            assert child is not None
            parts += _sections(child, click.Context(child, info_name=name, parent=ctx))
    return parts


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
