"""Poster files: which ones are accepted, where they are kept, and the links that show them."""

import uuid
from pathlib import Path

from flask import current_app, url_for
from itsdangerous import URLSafeTimedSerializer

MAX_POSTER_BYTES = 4 * 1024 * 1024


class PosterRefused(Exception):
    """The upload cannot be used as a poster; the message says why, in words for the user."""


def image_extension(data):
    """Return jpg, png or webp by the file's first bytes, else None. A file's name proves nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def read_poster(upload):
    """Return (bytes, extension) of an uploaded file, or raise PosterRefused."""
    data = upload.read(MAX_POSTER_BYTES + 1)
    if len(data) > MAX_POSTER_BYTES:
        raise PosterRefused("The poster is larger than 4 MB.")
    extension = image_extension(data)
    if extension is None:
        raise PosterRefused("The poster must be a JPEG, PNG or WebP image.")
    return data, extension


def save_poster(data, extension):
    """Write the bytes under a new name and return that name; the user's file name is never used."""
    name = f"{uuid.uuid4()}.{extension}"
    (posters_folder() / name).write_bytes(data)
    return name


def delete_poster(name):
    """Remove a poster's file; one that is already gone is no error."""
    (posters_folder() / Path(name).name).unlink(missing_ok=True)


def posters_folder():
    folder = Path(current_app.config["POSTERS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def poster_link(name):
    """Return an address that shows this poster until it expires."""
    return url_for("poster", token=_signer().dumps(name))


def poster_name(token):
    """Return the file name that a link was signed for; raises BadSignature, SignatureExpired included."""
    return _signer().loads(token, max_age=current_app.config["POSTER_LINK_SECONDS"])


def _signer():
    return URLSafeTimedSerializer(current_app.secret_key, salt="poster-link")
