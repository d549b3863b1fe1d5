"""``summarize schema``: the JSON Schema of a brief."""

from __future__ import annotations

import click

from summarize.writers.json import schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a brief."""
    click.echo(schema(), nl=False)
