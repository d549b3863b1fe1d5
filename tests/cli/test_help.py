"""Help texts: they cannot drift from the code."""

import importlib.util
from pathlib import Path

import click
import pytest

from summarize.cli import COMMANDS, brief, cli
from summarize.writers import FORMATS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name):
    """The one-liners of the lazy group are the commands' own first lines."""
    command = cli.get_command(click.Context(cli), name)
    first = command.help.split("\n")[0]
    assert COMMANDS[name][1] == first
    assert command.name == name


def test_the_page_of_commands_is_up_to_date():
    """docs/commands.md is what docs/generate.py makes."""
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert page == generate.commands_page(), "run: python docs/generate.py"


def test_the_formats_in_the_help_are_the_writers():
    """They are named without loading the writers."""
    assert tuple(FORMATS) == brief.FORMATS
