"""The films and posters that the app starts with, and that the course migrates."""

import hashlib
import re
import sqlite3
import uuid

import pytest
from conftest import HERE

MAGIC = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "webp": b"RIFF"}


def test_there_are_at_least_64_films_with_whole_rows(rows):
    films = rows()
    assert len(films) >= 64 and len({row["title"] for row in films.values()}) == len(films)
    for movie_id, row in films.items():
        assert uuid.UUID(movie_id).version == 4 and str(uuid.UUID(movie_id)) == movie_id
        assert 0 <= row["rating"] <= 10 and round(row["rating"], 1) == row["rating"]


def test_every_synopsis_begins_with_country_and_a_year_before_1930(rows):
    for row in rows().values():
        found = re.match(r"[A-Z][A-Za-z ]+, (\d{4})\. \S", row["synopsis"])
        assert found and 1890 < int(found.group(1)) < 1930, row["title"]


def test_every_poster_is_what_its_name_says_and_of_the_right_size(rows):
    for row in rows().values():
        data = (HERE / "posters" / row["poster"]).read_bytes()
        extension = row["poster"].rsplit(".", 1)[1]
        assert data.startswith(MAGIC[extension]), row["poster"]
        assert extension != "webp" or data[8:12] == b"WEBP"
        assert 20_000 <= len(data) <= 80_000, row["poster"]


def test_all_three_formats_are_there_and_no_poster_is_there_twice(rows):
    names = [row["poster"] for row in rows().values()]
    assert {name.rsplit(".", 1)[1] for name in names} == set(MAGIC)
    assert len({hashlib.sha256((HERE / "posters" / name).read_bytes()).digest() for name in names}) == len(names)


@pytest.mark.parametrize(
    "change",
    ["rating = 10.1", "rating = -1", "rating = NULL", "title = ' '", "synopsis = ''", "poster = ''", "id = 'short'"],
)
def test_the_table_refuses_a_bad_value(app, rows, change):
    assert rows()
    db = sqlite3.connect(app.config["DATABASE"])
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(f"UPDATE movies SET {change}")
    db.close()


def test_a_second_start_keeps_what_was_changed(client, rows):
    gone = next(iter(rows()))
    client.post(f"/delete_movie/{gone}")
    client.get("/")
    assert gone not in rows()
