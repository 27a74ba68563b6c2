"""Every test works on a database and a posters folder of its own."""

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from app import app as flask_app  # noqa: E402

JPEG = b"\xff\xd8\xff\xe0" + b"j" * 100
PNG = b"\x89PNG\r\n\x1a\n" + b"p" * 100
WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"w" * 100


@pytest.fixture
def app(tmp_path, monkeypatch):
    shutil.copytree(HERE / "posters", tmp_path / "posters")
    monkeypatch.setitem(flask_app.config, "DATABASE", tmp_path / "data" / "test.sqlite")
    monkeypatch.setitem(flask_app.config, "POSTERS", tmp_path / "posters")
    monkeypatch.setitem(flask_app.config, "SECRET_KEY", "a key for tests")
    return flask_app


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def rows(app, client):
    """Return a function that reads all movies straight from the file."""
    client.get("/")  # the first request makes the database

    def read():
        db = sqlite3.connect(app.config["DATABASE"])
        db.row_factory = sqlite3.Row
        try:
            return {row["id"]: dict(row) for row in db.execute("SELECT * FROM movies")}
        finally:
            db.close()

    return read
