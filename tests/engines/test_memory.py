"""The engine for GPUs, on CPU: a batch that memory does not hold is halved and goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
import transformers

from tests.engines.tiny import build

#: So many tokens that the table of their scores is what fills memory.
_VOCABULARY = 30_000
_SCRIPT = """
import json, logging, resource, sys
from pathlib import Path
from summarize.engines.catalog import load_translator
from summarize.options import EngineOptions

folder, cache, room = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
logging.basicConfig(level=logging.INFO)
sentences = [f"Nhà máy tuyển {n} công nhân." for n in range(64)]
options = EngineOptions(
    engine="transformers", device="cpu", batch_tokens=100_000, threads=1, cache=cache
)
translator = load_translator(folder, options=options)
translator.translate(sentences[:2])
if room:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (room << 20),) * 2)
print(json.dumps([hypothesis.text for hypothesis in translator.translate(sentences)]))
"""


def _wide(folder: Path) -> Path:
    """A tiny Marian whose vocabulary is as large as a true one's."""
    build("marian", folder)
    table = json.loads((folder / "vocab.json").read_text())
    own = table.pop("<pad>")
    table |= {f"▁{n}": n for n in range(own, _VOCABULARY - 1)}
    table["<pad>"] = _VOCABULARY - 1
    (folder / "vocab.json").write_text(json.dumps(table))
    config = transformers.AutoConfig.from_pretrained(folder)
    config.vocab_size = config.decoder_vocab_size = _VOCABULARY
    config.pad_token_id = config.decoder_start_token_id = _VOCABULARY - 1
    torch.manual_seed(0)
    model = transformers.MarianMTModel(config)
    model.generation_config.max_length = 24
    model.save_pretrained(folder)
    return folder


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_a_batch_beyond_memory_is_halved_and_goes_on(tmp_path: Path) -> None:
    """64 sentences in one batch, with room for a part of it: the same translations, in order,
    and the log says that it did not fit."""
    folder = _wide(tmp_path / "model")

    def translated(room: int) -> tuple[list[str], str]:
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(folder), str(tmp_path / "cache"), str(room)],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout), done.stderr

    whole, said = translated(0)
    assert "does not fit" not in said
    parts, said = translated(80)
    assert "does not fit" in said
    assert parts == whole
