"""What the processes of a batch keep stops growing within its first hundred articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
#: The steps of a worker and of the models, in a process that does nothing else; prints how many
#: blocks of memory Python has in use after the first hundred articles, and after more. Blocks, not
#: bytes of the process: these say what is kept, on any system and however memory was handed out.
_SCRIPT = """
import gc, itertools, json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from benchmarks import corpus
from summarize.batch.sources import Source
from summarize.batch.steps import finish, prepare, render
from summarize.cli.job import make_job
from summarize.options import EngineOptions, RunOptions

engines = EngineOptions(translator="echo", summarizer="lead")
job = make_job(RunOptions(output=Path("unused"), formats=("json",), engines=engines))
models = job.load()
articles = corpus.articles(int(sys.argv[-1]), seed=11)
sources = (Source(name=raw.id, data=raw.content.encode()) for raw in articles)
blocks, finished = [], 0
for last in map(int, sys.argv[2:]):
    while finished < last:
        batch = list(itertools.islice(sources, 10))
        briefs = finish(models, [prepare(job, source) for source in batch])
        for source, brief in zip(batch, briefs, strict=True):
            render(job, source.id, "stem", brief, ())
        finished += len(batch)
        del batch, briefs, source, brief
    gc.collect()
    blocks.append(sys.getallocatedblocks())
print(json.dumps(blocks))
"""


def test_what_is_kept_does_not_grow_with_the_articles() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(_ROOT), "100", "250"], capture_output=True, check=True
    )
    early, late = json.loads(done.stdout)
    # Read when first asked for, a list of words alone was a fifth of what is kept.
    assert late < 1.02 * early, (early, late)
