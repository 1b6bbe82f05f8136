"""Sentences and tokens of every speech, as two Parquet files: for readability, concordances and other tools of text.

Sentences are those of sentencex (Wikimedia, for Dutch), put together again where it cuts inside a run of letters: the
words of a speech's sentences add up to its words. A token is a word, a number, or one sign.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
from sentencex import segment

from corpus.edition import Edition
from corpus.reading import CorpusReader, Selection
from corpus.sittings import Sitting, Turn, read_sittings
from parliament.errors import UsageError
from parliament.parse.words import count_words

# Letters and digits with what holds them together (rechtspositie-regeling, foto's, 1.200, B.2), or one other sign.
_TOKEN: Final = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")
SENTENCE: Final = pa.schema(
    [
        ("speech_key", pa.string()),
        ("paragraph_ordinal", pa.int32()),
        ("sentence_ordinal", pa.int32()),
        ("words", pa.int32()),
        ("text", pa.string()),
    ]
)
TOKEN: Final = pa.schema(
    [
        ("speech_key", pa.string()),
        ("sentence_ordinal", pa.int32()),
        ("token_ordinal", pa.int32()),
        ("token", pa.string()),
        ("is_word", pa.bool_()),
    ]
)


def write_sentences(
    reader: CorpusReader, to: Path, selection: Selection, edition: Edition, told: Callable[[Sitting], None]
) -> tuple[Path, ...]:
    """Write ``sentences.parquet`` and ``tokens.parquet`` below ``to``, which exists; a sitting at a time is in memory.

    Raises:
        UsageError: the selection holds no sitting.
    """
    sentences, tokens = to / "sentences.parquet", to / "tokens.parquet"
    about = edition.about
    is_empty = True
    with (
        pyarrow.parquet.ParquetWriter(sentences, SENTENCE.with_metadata(about), compression="zstd") as sentence_writer,
        pyarrow.parquet.ParquetWriter(tokens, TOKEN.with_metadata(about), compression="zstd") as token_writer,
    ):
        for sitting in read_sittings(reader, selection):
            is_empty = False
            rows = [row for turn in sitting.turns for row in sentence_rows(turn)]
            sentence_writer.write_table(pa.Table.from_pylist(rows, SENTENCE.with_metadata(about)))
            token_rows = [token for row in rows for token in _token_rows(row)]
            token_writer.write_table(pa.Table.from_pylist(token_rows, TOKEN.with_metadata(about)))
            told(sitting)
    if is_empty:
        raise UsageError("there is no sitting with a report in that selection")
    return sentences, tokens


def sentence_rows(turn: Turn) -> Iterator[dict[str, Any]]:
    """The sentences of a speech, numbered through it from 1."""
    ordinal = 0
    for place, paragraph in enumerate(turn.paragraphs, start=1):
        for sentence in sentences_of(paragraph):
            ordinal += 1
            yield {
                "speech_key": turn.speech_key,
                "paragraph_ordinal": place,
                "sentence_ordinal": ordinal,
                "words": count_words(sentence),
                "text": sentence,
            }


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph, which together are its text but for space between them."""
    found: list[str] = []
    is_open = False
    for piece in segment("nl", paragraph):
        if is_open and piece[:1].strip():
            found[-1] += piece
        else:
            found.append(piece)
        is_open = bool(piece) and not piece[-1].isspace()
    return [sentence.strip() for sentence in found if sentence.strip()]


def _token_rows(sentence: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for ordinal, match in enumerate(_TOKEN.finditer(sentence["text"]), start=1):
        token = match.group()
        yield {
            "speech_key": sentence["speech_key"],
            "sentence_ordinal": sentence["sentence_ordinal"],
            "token_ordinal": ordinal,
            "token": token,
            "is_word": any(sign.isalnum() for sign in token),
        }
