"""Tiny random checkpoints of every family, in Hugging Face layout, built in seconds.

The tokenizers are trained here on sentences written for this project; the weights are random,
with a spread wide enough that greedy choices are clear and an output is no coin toss.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import sentencepiece
import tokenizers
import torch
import transformers

# Tiny tensors are computed faster by one thread than by two that wait for each other.
torch.set_num_threads(1)
transformers.utils.logging.disable_progress_bar()

SENTENCES = [
    "Hội đồng thành phố hôm nay thông qua kế hoạch xây thêm ba công viên ven sông.",
    "Ông Trần Văn Nam cho biết nhà máy sẽ tuyển 450 công nhân trong quý tới.",
    "Giá vé xe buýt tăng từ 7.000 đồng lên 8.000 đồng kể từ ngày 1/4.",
    "Các bác sĩ khuyên người dân uống đủ nước trong những ngày nắng nóng.",
    "Trận chung kết diễn ra lúc 19 giờ 30 tối chủ nhật trên sân vận động tỉnh.",
    "Trường đại học mở thêm hai ngành học mới về năng lượng tái tạo.",
    "Chợ nổi đông khách trở lại sau nhiều tháng vắng vẻ vì dịch bệnh.",
    "Lực lượng cứu hộ đưa mười ngư dân gặp nạn vào bờ an toàn.",
    "The city council approved a plan to build three more riverside parks today.",
    "Mr Nam said the factory would hire 450 workers in the coming quarter.",
    "Bus fares will rise from 7,000 dong to 8,000 dong on April 1.",
    "Doctors advise people to drink enough water on hot days.",
    "The final starts at 7.30 p.m. on Sunday at the provincial stadium.",
    "The university opens two new programmes in renewable energy.",
    "The floating market is busy again after months of quiet.",
    "Rescuers brought ten fishermen in distress safely ashore.",
]
#: Sentences for tests of translation: none of them is in the training text above.
QUESTIONS = [
    "Sáng nay trời mưa to ở nhiều quận.",
    "Hai đội bóng gặp nhau lần thứ ba trong năm 2024.",
    "Bà Hoa bán 12 kg xoài mỗi ngày ở chợ.",
    "Không ai bị thương.",
    "Nhà máy mới sẽ tạo việc làm cho hơn 450 người dân trong vùng, theo ông Nam.",
]
FAMILIES = ("marian", "t5", "mt5", "mbart", "nllb", "bart")
_WIDTH = 16


def build(family: str, folder: Path, seed: int = 0) -> Path:
    """Write a checkpoint of a family into ``folder`` and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    tokenizer = _TOKENIZERS[family](folder)
    model = _MODELS[family](len(tokenizer))
    _randomise(model)
    model.save_pretrained(folder)
    return folder


def _randomise(model: Any) -> None:
    """Weights far apart, so that choices are clear, layers stronger than the residual path, so
    that an output does not repeat its last token, and an end mark that comes now and then."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" not in name:
                embedding = "shared" in name or "embed" in name or "lm_head" in name
                parameter.normal_(0, 0.3 if embedding else 0.6)
            elif name.endswith("bias"):
                parameter.normal_(0, 0.1)
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias.normal_(0, 0.1)
            model.final_logits_bias[0, model.config.eos_token_id] = 1.0


def _train(path: Path, kind: str, size: int, **options: Any) -> Path:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES * 3),
        model_prefix=str(path.with_suffix("")),
        model_type=kind,
        vocab_size=size,
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
        **options,
    )
    Path(str(path.with_suffix("")) + ".model").replace(path)
    Path(str(path.with_suffix("")) + ".vocab").unlink()
    return path


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _marian_tokenizer(folder: Path) -> dict[str, int]:
    symbols = ["⟦0⟧", "⟦1⟧"]
    path = _train(
        folder / "source.spm",
        "unigram",
        220,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        split_digits=True,
        user_defined_symbols=symbols,
    )
    shutil.copyfile(path, folder / "target.spm")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    table = {pieces.id_to_piece(number): number for number in range(pieces.get_piece_size())}
    table["<pad>"] = len(table)
    _write(folder / "vocab.json", table)
    _write(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "MarianTokenizer",
            "source_lang": "vi",
            "target_lang": "en",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "model_max_length": 512,
            "separate_vocabs": False,
        },
    )
    return table


def _t5_tokenizer(folder: Path) -> Any:
    path = _train(folder / "spiece.model", "unigram", 220, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    tokenizer = transformers.T5Tokenizer.from_pretrained(folder, extra_ids=4)
    tokenizer.save_pretrained(folder)
    path.unlink(missing_ok=True)
    return tokenizer


def _mbart_tokenizer(folder: Path) -> Any:
    _train(folder / "sentencepiece.bpe.model", "unigram", 220)
    tokenizer = transformers.MBartTokenizer.from_pretrained(
        folder, src_lang="vi_VN", tgt_lang="en_XX"
    )
    tokenizer.save_pretrained(folder)
    return tokenizer


def _nllb_tokenizer(folder: Path) -> Any:
    _train(folder / "sentencepiece.bpe.model", "bpe", 260)
    tokenizer = transformers.NllbTokenizer.from_pretrained(
        folder,
        src_lang="vie_Latn",
        tgt_lang="eng_Latn",
        additional_special_tokens=["eng_Latn", "vie_Latn"],
    )
    tokenizer.save_pretrained(folder)
    return tokenizer


def _bart_tokenizer(folder: Path) -> Any:
    trained = tokenizers.ByteLevelBPETokenizer()
    trained.train_from_iterator(
        SENTENCES, vocab_size=420, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    )
    trained.save_model(str(folder))
    tokenizer = transformers.BartTokenizer.from_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return tokenizer


_SHARED = {
    "d_model": _WIDTH,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "max_position_embeddings": 128,
}


def _marian(size: int) -> Any:
    config = transformers.MarianConfig(
        vocab_size=size,
        decoder_vocab_size=size,
        scale_embedding=True,
        activation_function="swish",
        pad_token_id=size - 1,
        decoder_start_token_id=size - 1,
        eos_token_id=0,
        forced_eos_token_id=0,
        **_SHARED,
    )
    return transformers.MarianMTModel(config)


def _t5(kind: str) -> Any:
    def make(size: int) -> Any:
        config = (transformers.T5Config if kind == "t5" else transformers.MT5Config)(
            vocab_size=size,
            d_model=_WIDTH,
            d_kv=4,
            d_ff=32,
            num_layers=2,
            num_heads=4,
            feed_forward_proj="relu" if kind == "t5" else "gated-gelu",
            tie_word_embeddings=kind == "t5",
            decoder_start_token_id=0,
            pad_token_id=0,
            eos_token_id=1,
        )
        model = transformers.T5ForConditionalGeneration if kind == "t5" else None
        return (model or transformers.MT5ForConditionalGeneration)(config)

    return make


def _mbart(size: int) -> Any:
    config = transformers.MBartConfig(
        vocab_size=size, scale_embedding=True, decoder_start_token_id=2, **_SHARED
    )
    return transformers.MBartForConditionalGeneration(config)


def _nllb(size: int) -> Any:
    config = transformers.M2M100Config(
        vocab_size=size, scale_embedding=True, decoder_start_token_id=2, **_SHARED
    )
    return transformers.M2M100ForConditionalGeneration(config)


def _bart(size: int) -> Any:
    config = transformers.BartConfig(vocab_size=size, decoder_start_token_id=2, **_SHARED)
    return transformers.BartForConditionalGeneration(config)


_TOKENIZERS: dict[str, Any] = {
    "marian": _marian_tokenizer,
    "t5": _t5_tokenizer,
    "mt5": _t5_tokenizer,
    "mbart": _mbart_tokenizer,
    "nllb": _nllb_tokenizer,
    "bart": _bart_tokenizer,
}
_MODELS: dict[str, Any] = {
    "marian": _marian,
    "t5": _t5("t5"),
    "mt5": _t5("mt5"),
    "mbart": _mbart,
    "nllb": _nllb,
    "bart": _bart,
}
