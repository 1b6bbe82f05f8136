"""ParlSpeech and Popolo: their columns and classes, and the same counts as the database."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import polars as pl
import pytest
from commands import run

from corpus.formats import CorpusFormat, write_corpus
from corpus.parlspeech import COLUMNS
from corpus.reading import Selection
from corpus.sentences import sentences_of
from warehouse.paths import DataFolder

Written = Callable[[CorpusFormat], Path]
# The classes of the Popolo specification as far as they are used here, written from its property tables.
DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}(T.*)?$"}
TEXT = {"type": "string", "minLength": 1}
POPOLO: dict[str, dict[str, Any]] = {
    "persons": {
        "required": ["id", "name"],
        "properties": {
            "id": TEXT, "name": TEXT, "family_name": TEXT, "given_name": TEXT, "sort_name": TEXT,
            "gender": {"enum": ["female", "male"]},
        },
    },
    "organizations": {
        "required": ["id", "name", "classification"],
        "properties": {
            "id": TEXT, "name": TEXT, "classification": TEXT, "parent_id": TEXT,
            "links": {"type": "array"}, "other_names": {"type": "array"}, "identifiers": {"type": "array"},
        },
    },
    "posts": {
        "required": ["id", "label", "organization_id"],
        "properties": {"id": TEXT, "label": TEXT, "organization_id": TEXT},
    },
    "memberships": {
        "required": ["person_id", "organization_id"],
        "properties": {
            "person_id": TEXT, "organization_id": TEXT, "post_id": TEXT, "on_behalf_of_id": TEXT, "role": TEXT,
            "label": TEXT, "area": {"type": "object"}, "start_date": DATE, "end_date": DATE,
        },
    },
    "events": {
        "required": ["id", "name", "start_date", "classification"],
        "properties": {
            "id": TEXT, "name": TEXT, "classification": TEXT, "organization_id": TEXT, "start_date": DATE,
            "end_date": DATE, "sources": {"type": "array"},
        },
    },
    "motions": {
        "required": ["id", "organization_id", "date", "vote_events"],
        "properties": {
            "id": TEXT, "organization_id": TEXT, "legislative_session_id": TEXT, "text": TEXT, "classification": TEXT,
            "date": DATE, "result": {"enum": ["pass", "fail"]}, "vote_events": {"type": "array"},
        },
    },
}  # fmt: skip


def database(folder: DataFolder) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(folder.current.resolve()), read_only=True)


def test_parlspeech_has_the_columns_of_parlspeech_and_a_row_per_speech(written: Written, folder: DataFolder) -> None:
    place = written(CorpusFormat.PARLSPEECH)
    parquet = pl.read_parquet(place / "Corp_VlaamsParlement.parquet")
    table = pl.read_csv(place / "Corp_VlaamsParlement.csv", try_parse_dates=True, infer_schema_length=None)
    assert tuple(parquet.columns[: len(COLUMNS)]) == COLUMNS
    assert table.columns == parquet.columns
    assert table.height == parquet.height
    with database(folder) as connection:
        assert connection.execute("select count(*), sum(words) from core.speech").fetchone() == (
            parquet.height, parquet["terms"].sum(),
        )  # fmt: skip
    assert parquet["speech_key"].is_unique().all()
    assert parquet.select("date", "speechnumber").is_unique().all()
    assert parquet["iso3country"].unique().to_list() == ["BEL"]
    assert parquet["chair"].dtype == pl.Boolean


@pytest.mark.parametrize("name", POPOLO)
def test_popolo_is_valid_class_by_class(written: Written, name: str) -> None:
    content = json.loads((written(CorpusFormat.POPOLO) / f"{name}.json").read_text(encoding="utf-8"))
    assert content["meta"]["data_origin"] == "invented"
    schema = {"type": "array", "items": {"type": "object", "additionalProperties": False, **POPOLO[name]}}
    jsonschema.validate(content[name], schema)
    assert content[name]


def test_each_parliament_is_valid_popolo_and_parlspeech(each_parliament: DataFolder, tmp_path: Path) -> None:
    for corpus_format in (CorpusFormat.POPOLO, CorpusFormat.PARLSPEECH):
        write_corpus(each_parliament, tmp_path / corpus_format, corpus_format, Selection(), lambda done, total: None)
    for name, schema in POPOLO.items():
        content = json.loads((tmp_path / "popolo" / f"{name}.json").read_text(encoding="utf-8"))
        jsonschema.validate(content[name], {"items": {"additionalProperties": False, **schema}})
    parquet = pl.read_parquet(tmp_path / "parlspeech" / "Corp_VlaamsParlement.parquet")
    with database(each_parliament) as connection:
        told = connection.execute("select count(*), sum(words) from core.speech").fetchone()
    assert (parquet.height, parquet["terms"].sum()) == told


def test_popolo_refers_to_nothing_that_is_not_there(written: Written, folder: DataFolder) -> None:
    place = written(CorpusFormat.POPOLO)
    objects = {name: json.loads((place / f"{name}.json").read_text(encoding="utf-8"))[name] for name in POPOLO}
    persons = {one["id"] for one in objects["persons"]}
    organizations = {one["id"] for one in objects["organizations"]}
    posts = {one["id"] for one in objects["posts"]}
    for one in objects["memberships"]:
        assert one["person_id"] in persons
        assert {one["organization_id"], one.get("on_behalf_of_id", one["organization_id"])} <= organizations
        assert one.get("post_id") is None or one["post_id"] in posts
    votes = [vote for one in objects["motions"] for event in one["vote_events"] for vote in event.get("votes", [])]
    assert {vote["voter_id"] for vote in votes if "voter_id" in vote} <= persons
    with database(folder) as connection:
        assert connection.execute("select count(*) from core.vote_cast").fetchone() == (len(votes),)
        assert connection.execute("select count(*) from core.vote").fetchone() == (len(objects["motions"]),)


def test_the_command_writes_a_corpus_and_tells_how_much(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "--to", tmp_path / "tei", "--format", "parlamint", "--data", folder.root) == 0
    assert "files written to" in capsys.readouterr().err
    assert (tmp_path / "tei" / "ParlaMint-BE-VLG.xml").exists()
    assert "VERZONNEN" in (tmp_path / "tei" / "LEESMIJ.txt").read_text(encoding="utf-8")


def test_the_command_refuses_what_a_form_cannot_do(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("export", "--to", tmp_path / "x", "--data", folder.root)
    assert run(*arguments, "--format", "csv", "--since", date(2022, 1, 1).isoformat()) == 2
    assert "--since" in capsys.readouterr().err
    assert run(*arguments, "--format", "popolo", "--since", "2050-01-01") == 2
    assert "no sitting" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_sentences_and_tokens_are_all_of_every_speech(written: Written, folder: DataFolder) -> None:
    place = written(CorpusFormat.SENTENCES)
    sentences = pl.read_parquet(place / "sentences.parquet")
    tokens = pl.read_parquet(place / "tokens.parquet")
    with database(folder) as connection:
        speeches = connection.execute("select speech_key, words, text from core.speech").pl()
    counted = sentences.group_by("speech_key").agg(pl.col("words").sum().cast(pl.Int32).alias("counted"))
    spoken = speeches.filter(pl.col("words") > 0).join(counted, on="speech_key", how="left")
    assert spoken["counted"].to_list() == spoken["words"].to_list()
    joined = dict(sentences.group_by("speech_key", maintain_order=True).agg(pl.col("text").str.join(" ")).rows())
    for key, _, text in speeches.rows():
        assert "".join(joined.get(key, "").split()) == "".join(text.split())
    signs = dict(tokens.group_by("speech_key", maintain_order=True).agg(pl.col("token").str.join("")).rows())
    assert signs == {key: "".join(text.split()) for key, text in joined.items()}


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        (
            "Dhr. Bart A. zei om 14.30 uur dat art. 5, nr. 3 geldt. Waarom? Omdat het kan!",
            ["Dhr. Bart A. zei om 14.30 uur dat art. 5, nr. 3 geldt.", "Waarom?", "Omdat het kan!"],
        ),
        ("Zie www.voorbeeld.be/pagina?x=1.Meer niet.", ["Zie www.voorbeeld.be/pagina?x=1.Meer niet."]),
        ("", []),
    ],
)
def test_a_sentence_ends_where_dutch_ends_it_and_never_within_a_word(paragraph: str, sentences: list[str]) -> None:
    assert sentences_of(paragraph) == sentences
