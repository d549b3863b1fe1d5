"""How often each check fires on human translations.

Every pair of the development sets is made a one-sentence brief and checked. A check that fires
on more than 3 % of them cries wolf: it must be mended, or be information only.

    python -m evaluation.calibrate_checks --data DIR [--show CHECK]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.damage import SETS, read_sets
from summarize import dates
from summarize.checks import CHECKS, CheckContext, run_checks
from summarize.document import Article, Finding, Segment, Span, Zone
from summarize.translate import Glossary, glossary_terms

#: Any day serves: both sides are read against it.
PUBLISHED = "2020-06-15"
#: Share of human references on which a check may fire.
MOST = 0.03


def findings_of(source: str, target: str, glossary: Glossary) -> tuple[Finding, ...]:
    """Findings of one pair; those of the article as a whole are left out."""
    span = Span(start=0, end=len(source))
    segment = Segment(
        id="s1", span=span, source=source, target=target, state="translated", origin="editor"
    )
    article = Article(
        id="pair",
        text=source,
        title=None,
        date_published=PUBLISHED,
        zones=(Zone(name="body", span=span),),
    )
    context = CheckContext(
        article=article,
        headline=Segment(id="h", span=Span(start=0, end=0), source="", target=""),
        segments=[segment],
        summary=[],
        distances=dates.distances,
        source_hints=dates.source_hints(source),
        terms={"s1": glossary_terms(source, glossary)},
        headline_made=True,
    )
    return tuple(f for f in run_checks(context) if f.segment_ids == ("s1",))


def calibrate(folder: Path, show: str = "") -> dict[str, Counter[str]]:
    """Set -> check -> pairs it fires on; ``all`` counts the pairs, ``any`` those with a finding
    that is more than minor."""
    glossary = Glossary.shipped()
    table: dict[str, Counter[str]] = {}
    for name, pairs in read_sets(folder).items():
        counts = table.setdefault(name, Counter())
        for number, (source, target) in enumerate(pairs, 1):
            found = findings_of(source, target, glossary)
            counts["all"] += 1
            counts["any"] += any(f.severity != "minor" for f in found)
            counts.update({f.check for f in found})
            counts.update({f"{f.check} ({f.severity})" for f in found})
            for finding in found:
                if finding.check == show:
                    print(f"{name}:{number} {finding.message}\n  {source}\n  {target}")
    return table


def rows(table: dict[str, Counter[str]]) -> list[str]:
    """The table as Markdown."""
    lines = [f"| check | {' | '.join(SETS)} | all |", "| --- |" + " --: |" * (len(SETS) + 1)]
    names = [c for c in CHECKS if any(table[s][c] for s in SETS)]
    for check in [*names, "any"]:
        shares = [table[s][check] / table[s]["all"] for s in SETS]
        whole = sum(table[s][check] for s in SETS) / sum(table[s]["all"] for s in SETS)
        label = "more than minor" if check == "any" else check
        lines.append(f"| {label} | {' | '.join(f'{x:.1%}' for x in shares)} | {whole:.1%} |")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit 1 when a check fires too often."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the dev sets")
    parser.add_argument("--show", default="", help="print the pairs this check fires on")
    options = parser.parse_args(arguments)
    table = calibrate(options.data, options.show)
    print(*rows(table), sep="\n")
    total = sum(table[s]["all"] for s in SETS)
    loud = [c for c in CHECKS if sum(table[s][c] for s in SETS) > MOST * total]
    if loud:
        print("too often:", ", ".join(loud), file=sys.stderr)
    return 1 if loud else 0


if __name__ == "__main__":
    sys.exit(main())
