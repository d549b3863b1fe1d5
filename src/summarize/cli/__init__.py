"""The command line: the only floor that prints, parses flags and exits.

Subcommands are loaded when they are called, so that ``summarize --help`` loads no library but
Click. ``main`` is the one place that turns exceptions into exit codes.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
import traceback
from importlib import import_module

import click

from summarize.errors import SummarizeError, escaped

#: Command -> (module, one line for the list of commands). The line stands here so that listing
#: the commands imports none of them; a test holds it to the command's own help.
COMMANDS: dict[str, tuple[str, str]] = {
    "brief": ("brief", "Make an English brief of each Vietnamese article."),
    "translate": ("translate", "Translate lines, or one article as aligned text."),
    "dates": ("dates", "Find and resolve the dates of a text."),
    "review": ("review", "Open the editors' page over a folder of briefs."),
    "export": ("export", "Write the briefs of a folder in another format."),
    "import": ("import_", "Take an edited XLIFF or DOCX back as decisions."),
    "digest": ("digest", "One page over a whole folder of briefs."),
    "check": ("check", "Check every output of a folder against its recorded hash."),
    "evaluate": ("evaluate", "Score translations: BLEU, chrF and fact rates."),
    "models": ("models", "List, fetch, verify and convert models."),
    "schema": ("schema", "Print the JSON Schema of a brief."),
    "completion": ("completion", "Print the completion script for a shell."),
}
EXIT_START = 3
EXIT_STOPPED = 4
#: What a write to standard output fails with when it is a file and the disk is full.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: Number of standard error, the last of the standard streams.
_LAST_STREAM = 2
#: New objects, less freed ones, between two searches for garbage in cycles.
_GARBAGE = 50_000


class LazyGroup(click.Group):
    """A group that imports a subcommand only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"summarize.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _show_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    # Reading the version of a package imports more than all of this file does.
    if asked and not context.resilient_parsing:
        version = import_module("summarize.provenance").package_version()
        click.echo(f"summarize, version {version}")
        context.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    "-V",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Vietnamese news to English briefs an editor can trust.

    \b
    summarize brief articles/ -o outputs/     the main job
    summarize review outputs/                 read, correct and approve
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 articles failed, 2 usage, 3 start, 4 stopped."""
    # Loading makes many objects and hardly any garbage; Python's 700 between two searches for some
    # made them a tenth of a start.
    gc.set_threshold(_GARBAGE)
    _hold_streams()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code."""
    # A console of another code page must not turn a brief into a crash.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    verbose = "-v" in arguments or "--verbose" in arguments
    try:
        result = cli.main(args=arguments, prog_name="summarize", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. Run the same command again to go on.", err=True)
        # Python ends by the signal, whatever the exit code, when the interrupt went through code
        # compiled from a string (as dataclasses are); the next such code makes it forget.
        exec("")
        return EXIT_STOPPED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, nothing more to say.
        _give_up_stdout()
        return 0
    except SummarizeError as error:
        if verbose:
            traceback.print_exc()
        click.echo(f"Error: {escaped(error.message)}", err=True)
        if error.hint:
            click.echo(f"  {escaped(error.hint)}", err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001  the very top: nothing may end in a traceback
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            _give_up_stdout()
            click.echo("Error: disk full: the output is cut", err=True)
            click.echo("  Free some space and run the same command again.", err=True)
            return EXIT_STOPPED
        if verbose:
            traceback.print_exc()
        if isinstance(error, OSError) and error.filename is not None:
            reason = f"{escaped(os.fsdecode(error.filename))}: {error.strerror}"
            click.echo(f"Error: cannot use {reason}", err=True)
            click.echo("  Check the name, and who may read and write there.", err=True)
            return EXIT_START
        click.echo(f"Error: unexpected {type(error).__name__}: {escaped(str(error))}", err=True)
        click.echo("  Run the command again with -v and report what it prints.", err=True)
        return 1


def _hold_streams() -> None:
    """Closed standard streams (``2>&-``) lead nowhere.

    Otherwise the next file opened takes their number, and what a library prints goes into it.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    if sys.stderr is None:
        sys.stderr = os.fdopen(_LAST_STREAM, "w", encoding="utf-8", closefd=False)


def _give_up_stdout() -> None:
    """Nothing more goes there; else Python would try at its end, and exit with another code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
