"""A poster is shown to whoever holds a link that this app signed, until the link expires."""

import time

import pytest
from itsdangerous import URLSafeTimedSerializer

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def link_for(app, name):
    with app.test_request_context():
        return app.jinja_env.globals["poster_link"](name)


@pytest.mark.parametrize("extension", TYPES)
def test_a_fresh_link_shows_the_file_with_its_type(app, client, rows, extension):
    name = next(row["poster"] for row in rows().values() if row["poster"].endswith(extension))
    answer = client.get(link_for(app, name))
    assert answer.status_code == 200 and answer.content_type == TYPES[extension]
    assert answer.data == (app.config["POSTERS"] / name).read_bytes()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_link_works_until_its_hour_is_over(app, client, rows, monkeypatch):
    link = link_for(app, next(iter(rows().values()))["poster"])
    made, hour = time.time(), app.config["POSTER_LINK_SECONDS"]
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: made + hour - 2)
    assert client.get(link).status_code == 200
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: made + hour + 2)
    answer = client.get(link)
    assert answer.status_code == 403 and b"expired" in answer.data


def test_a_changed_link_is_refused(app, client, rows):
    first, second = (link_for(app, row["poster"]) for row in list(rows().values())[:2])
    swapped = second.rsplit(".", 2)[0] + "." + ".".join(first.rsplit(".", 2)[1:])  # one name, another's signature
    for link in (swapped, first[:-1] + ("A" if first[-1] != "A" else "Q"), first + "x", "/poster/nothing"):
        answer = client.get(link)
        assert answer.status_code == 403 and b"not valid" in answer.data


@pytest.mark.parametrize(("key", "salt"), [("another key", "poster-link"), ("a key for tests", "another salt")])
def test_a_link_signed_otherwise_is_refused(client, rows, key, salt):
    token = URLSafeTimedSerializer(key, salt=salt).dumps(next(iter(rows().values()))["poster"])
    assert client.get(f"/poster/{token}").status_code == 403


def test_even_a_signed_link_does_not_leave_the_posters_folder(app, client, rows):
    assert rows() and app.config["DATABASE"].exists()
    assert client.get(link_for(app, "../data/test.sqlite")).status_code == 404
