"""The SQLite database: opened once a request, made from the SQL files when it is not there yet."""

import sqlite3
import threading
from pathlib import Path

from flask import current_app, g

HERE = Path(__file__).parent
_creating = threading.Lock()


def get_db():
    """Return this request's connection. The first one ever also makes the table and its films."""
    if "db" not in g:
        path = Path(current_app.config["DATABASE"])
        path.parent.mkdir(parents=True, exist_ok=True)
        g.db = sqlite3.connect(path)
        g.db.row_factory = sqlite3.Row
        create_if_new(g.db)
    return g.db


def close_db(_error=None):
    """Close this request's connection, if it opened one."""
    db = g.pop("db", None)
    if db is not None:
        db.close()


def create_if_new(db):
    """Run schema.sql and seed.sql on a database that has no movies table."""
    with _creating:  # two first requests at once must not both fill the table
        if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'movies'").fetchone():
            return
        schema = (HERE / "schema.sql").read_text(encoding="utf-8")
        seed = (HERE / "seed.sql").read_text(encoding="utf-8")
        # One transaction: a crash half-way leaves no half-filled table behind.
        db.executescript(f"BEGIN;\n{schema}\n{seed}\nCOMMIT;")


def all_movies():
    return get_db().execute("SELECT * FROM movies ORDER BY title COLLATE NOCASE, id").fetchall()


def find_movie(movie_id):
    """Return one movie, or None."""
    return get_db().execute("SELECT * FROM movies WHERE id = ?", (movie_id,)).fetchone()


def insert_movie(movie_id, movie, poster):
    with get_db() as db:  # commits, or rolls back on an error
        db.execute(
            "INSERT INTO movies (id, title, rating, synopsis, poster) VALUES (?, ?, ?, ?, ?)",
            (movie_id, movie["title"], movie["rating"], movie["synopsis"], poster),
        )


def update_movie(movie_id, movie, poster):
    with get_db() as db:
        db.execute(
            "UPDATE movies SET title = ?, rating = ?, synopsis = ?, poster = ? WHERE id = ?",
            (movie["title"], movie["rating"], movie["synopsis"], poster, movie_id),
        )


def remove_movie(movie_id):
    with get_db() as db:
        db.execute("DELETE FROM movies WHERE id = ?", (movie_id,))
