"""CineDB: a small film catalogue. Server-rendered pages, SQLite, posters on disk."""

import os
import uuid
from pathlib import Path

from flask import Flask, abort, flash, redirect, render_template, request, send_from_directory, url_for
from itsdangerous import BadSignature, SignatureExpired

import database
import posters

HERE = Path(__file__).parent
DEV_SECRET = "dev-only-secret-set-CINEDB_SECRET_KEY"

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ.get("CINEDB_SECRET_KEY") or DEV_SECRET,
    DATABASE=os.environ.get("CINEDB_DATABASE") or HERE / "cinedb.sqlite",
    POSTERS=HERE / "posters",
    POSTER_LINK_SECONDS=3600,
    # Above the poster limit, so that a file a little too large gets a kind message instead of a cut connection.
    MAX_CONTENT_LENGTH=16 * 1024 * 1024,
    SESSION_COOKIE_SAMESITE="Lax",
)
app.teardown_appcontext(database.close_db)
app.jinja_env.globals["poster_link"] = posters.poster_link


@app.route("/")
def index():
    return render_template("index.html", movies=database.all_movies())


@app.route("/admin")
def admin():
    return render_template("admin.html", movies=database.all_movies())


@app.route("/add_movie", methods=["GET", "POST"])
def add_movie():
    if request.method == "GET":
        return render_template("add_movie.html", form={})
    movie, poster, errors = read_form(poster_required=True)
    if errors:
        return refuse("add_movie.html", errors)
    # The file first: a crash in between leaves a spare file, never a film without a poster.
    database.insert_movie(str(uuid.uuid4()), movie, posters.save_poster(*poster))
    flash(f"“{movie['title']}” was added.", "success")
    return redirect(url_for("admin"))


@app.route("/edit_movie/<movie_id>", methods=["GET", "POST"])
def edit_movie(movie_id):
    old = database.find_movie(movie_id) or abort(404)
    if request.method == "GET":
        return render_template("edit_movie.html", movie=old, form=old)
    movie, poster, errors = read_form(poster_required=False)
    if errors:
        return refuse("edit_movie.html", errors, movie=old)
    name = posters.save_poster(*poster) if poster else old["poster"]
    database.update_movie(movie_id, movie, name)
    if name != old["poster"]:
        posters.delete_poster(old["poster"])
    flash(f"“{movie['title']}” was saved.", "success")
    return redirect(url_for("admin"))


@app.route("/delete_movie/<movie_id>", methods=["POST"])
def delete_movie(movie_id):
    movie = database.find_movie(movie_id) or abort(404)
    database.remove_movie(movie_id)
    posters.delete_poster(movie["poster"])
    flash(f"“{movie['title']}” was deleted.", "success")
    return redirect(url_for("admin"))


@app.route("/poster/<token>")
def poster(token):
    """Show a poster to whoever holds a link that this app signed and that has not expired."""
    try:
        name = posters.poster_name(token)
    except SignatureExpired:
        return "This poster link has expired. Load the page again.\n", 403, {"Content-Type": "text/plain"}
    except BadSignature:
        return "This poster link is not valid.\n", 403, {"Content-Type": "text/plain"}
    return send_from_directory(app.config["POSTERS"], name)


@app.errorhandler(404)
def not_found(_error):
    flash("There is no such page or film. Here is the catalogue.", "error")
    return render_template("index.html", movies=database.all_movies()), 404


@app.errorhandler(413)
def too_large(_error):
    flash("That was too much to send: a poster may have at most 4 MB.", "error")
    return redirect(request.path, code=303)


@app.after_request
def safe_headers(response):
    response.headers["X-Content-Type-Options"] = "nosniff"  # an uploaded file is never run as a page
    return response


def read_form(poster_required):
    """Return (movie, poster, errors) from the posted form; poster is (bytes, extension) or None."""
    errors = []
    movie = {"title": request.form.get("title", "").strip(), "synopsis": request.form.get("synopsis", "").strip()}
    if not 1 <= len(movie["title"]) <= 200:
        errors.append("The title is missing or longer than 200 characters.")
    if not 1 <= len(movie["synopsis"]) <= 2000:
        errors.append("The synopsis is missing or longer than 2000 characters.")
    movie["rating"] = read_rating(request.form.get("rating", ""))
    if movie["rating"] is None:
        errors.append("The rating must be a number from 0 to 10.")
    poster = None
    upload = request.files.get("poster")
    if upload and upload.filename:
        try:
            poster = posters.read_poster(upload)
        except posters.PosterRefused as refused:
            errors.append(str(refused))
    elif poster_required:
        errors.append("Choose a poster file.")
    return movie, poster, errors


def read_rating(text):
    """Return the rating with one decimal, or None when the text is no number from 0 to 10."""
    try:
        rating = float(text)
    except ValueError:
        return None
    return round(rating, 1) if 0 <= rating <= 10 else None  # NaN fails this too


def refuse(template, errors, **values):
    """Show the form again with what was typed and what is wrong with it."""
    for error in errors:
        flash(error, "error")
    return render_template(template, form=request.form, **values), 400


if __name__ == "__main__":
    if app.secret_key == DEV_SECRET:
        print("Using the development secret key. Set CINEDB_SECRET_KEY before anybody else can reach this app.")
    app.run(port=int(os.environ.get("PORT", "5000")))
