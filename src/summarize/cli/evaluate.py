"""``summarize evaluate``: BLEU, chrF and fact rates of a translator on a test set."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import click
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from summarize.checks.rates import fact_rates
from summarize.cli.glossary import glossary_of
from summarize.cli.lines import translated
from summarize.cli.options import (
    config_option,
    engine_options,
    make_engine_options,
    setting,
    verbose_option,
)
from summarize.engines.catalog import load_translator
from summarize.errors import UnreadableError, UsageError
from summarize.options import TranslateOptions

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("evaluate")
@click.option("--source", type=_FILE, required=True, help="Vietnamese, one sentence a line.")
@click.option("--reference", type=_FILE, required=True, help="English, line by line.")
@click.option("--hypothesis", type=_FILE, help="Output to score; without, it is translated here.")
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@engine_options
@setting("--glossary", type=_FILE, help="Your glossary: CSV with source,target, or TBX.")
@config_option
@verbose_option
def command(
    source: Path, reference: Path, hypothesis: Path | None, as_json: bool, **flags: Any
) -> None:
    """Score translations: BLEU, chrF and fact rates.

    Fact rates are shares of the segments whose fact the reference keeps.
    """
    sources, references = _lines(source), _lines(reference)
    begun = time.perf_counter()
    outputs = _lines(hypothesis) if hypothesis else _translate(sources, flags)
    seconds = time.perf_counter() - begun
    if not len(sources) == len(references) == len(outputs):
        raise UsageError(
            f"The files differ in length: {len(sources)} sources, {len(references)} references, "
            f"{len(outputs)} outputs.",
            "Give files with one sentence a line, line by line the same.",
        )
    if not sources:
        raise UsageError(f"{source} is empty.", "Give files with one sentence a line.")
    bleu, chrf = BLEU(), CHRF()
    result: dict[str, Any] = {
        "bleu": round(bleu.corpus_score(outputs, [references]).score, 2),
        "chrf": round(chrf.corpus_score(outputs, [references]).score, 2),
        "bleu_signature": str(bleu.get_signature()),
        "chrf_signature": str(chrf.get_signature()),
        "facts": fact_rates(sources, outputs, references).as_dict(),
        "seconds_per_sentence": None if hypothesis else round(seconds / max(1, len(sources)), 4),
    }
    if as_json:
        click.echo(json.dumps(result, indent=2))
        return
    for key, value in result.items():
        if key == "facts":
            for name, rate in value.items():
                click.echo(f"{name}\t{rate}")
        else:
            click.echo(f"{key}\t{value}")


def _lines(path: Path) -> list[str]:
    try:
        # Only a line feed ends a line, as for `translate --lines`: other separators stand in texts.
        lines = [line.rstrip("\r") for line in path.read_bytes().decode("utf-8").split("\n")]
        return lines if lines[-1] else lines[:-1]
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"cannot read {path}: {reason}", "give a UTF-8 text file") from error


def _translate(sources: list[str], flags: dict[str, Any]) -> list[str]:
    options = TranslateOptions(glossary=flags["glossary"], batch_tokens=flags["batch_tokens"])
    translator = load_translator(options=make_engine_options(flags))
    done = translated(sources, translator, options, glossary=glossary_of(options.glossary))
    return [translation.text for translation in done]
