"""Texts for measurements that weigh or search words: by Zipf's law, with beginnings of Dutch; nothing anybody said."""

import duckdb
import polars as pl

# Words as Dutch has them: many begin alike, and the usual ones are short. A rank is written in a beginning, a syllable
# where it is above 30, and letters for the rest; a speech of 140 words has some 860 characters, as real ones do.
BEGINNINGS = [
    *("de", "het", "ver", "be", "ge", "on", "in", "op", "aan", "uit", "voor", "over", "ont", "her", "af", "toe"),
    *("bij", "na", "om", "door", "mi", "ma", "me", "pa", "po", "pr", "st", "sch", "vl", "wa"),
]
MIDDLES = ["la", "ren", "ste", "ri", "mo", "den", "ken", "lij", "ta", "ver", "sche", "hou", "gel", "sto", "bru"]
LETTERS = "bcdfghjklmnpqrstvwxz"
VOCABULARY = 200_000
WORDS_A_SPEECH = 140


def word(rank: int) -> str:
    """The word of that rank, as :func:`write_texts` has it."""
    first, rest = rank // len(BEGINNINGS), rank // (len(BEGINNINGS) * len(MIDDLES))
    written = BEGINNINGS[rank % len(BEGINNINGS)] + (MIDDLES[first % len(MIDDLES)] if first else "")
    while rest:
        written += LETTERS[rest % len(LETTERS)]
        rest //= len(LETTERS)
    return written


def write_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each speech 140 words, the logarithm of whose ranks is uniform, which is Zipf's law."""
    words = pl.DataFrame({"rank": range(VOCABULARY + 1), "word": [word(rank) for rank in range(VOCABULARY + 1)]})
    connection.register("words", words.to_arrow())
    connection.execute("create temp table vocabulary as select list(word order by rank) as known from words")
    connection.execute(
        f"""
        update raw.speech set text = array_to_string(list_transform(range({WORDS_A_SPEECH}), lambda k:
            known[1 + exp(ln({VOCABULARY}) * (hash(speech_id, k) % 1000003) / 1000003.0)::integer]), ' ')
        from vocabulary
        """
    )
    connection.execute("checkpoint")
