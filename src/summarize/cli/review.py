"""``summarize review``: the editors' page."""

from __future__ import annotations

from pathlib import Path

import click

from summarize.cli.folder import prove_folder
from summarize.cli.options import config_option, setting, verbose_option
from summarize.review.serve import DEFAULT_PORT, open_desk


@click.command("review")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@setting("--host", default="127.0.0.1", help="A loopback address; no other is served.")
@setting("--port", type=click.IntRange(0, 65_535), default=DEFAULT_PORT, help="0: any free one.")
@setting(
    "--memory",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Translation memory that approved sentences go to; default: the folder's own.",
)
@setting("--reviewer", default="", help="Your name in the history; default: the login name.")
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@config_option
@verbose_option
def command(
    folder: Path,
    host: str,
    port: int,
    memory: Path | None,
    reviewer: str,
    browser: bool,
    verbose: bool,
) -> None:
    """Open the editors' page over a folder of briefs.

    Prints a one-time link and opens it. Only this machine is served. Ctrl-C ends it.
    """
    prove_folder(folder)
    open_desk(folder, host, port, memory=memory, reviewer=reviewer, browse=browser, tell=click.echo)
