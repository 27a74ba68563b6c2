"""The pages, and what their forms do to the table and to the posters folder."""

import io
from html import unescape

import pytest
from conftest import JPEG, PNG, WEBP


def form(poster=None, **changes):
    values = {"title": "The Lighthouse Keeper", "rating": "7.5", "synopsis": "Norway, 1912. A light goes out."}
    values.update(changes)
    if poster is not None:
        values["poster"] = (io.BytesIO(poster), "any name.exe")
    return values


def by_title(rows, title):
    return next(row for row in rows.values() if row["title"] == title)


def test_index_shows_every_film_with_a_signed_poster_link(client, rows):
    page = client.get("/").get_data(as_text=True)
    for row in rows().values():
        assert row["title"] in unescape(page)
        assert row["poster"] not in page  # the file name itself is never shown
    assert page.count('src="/poster/') == len(rows())


def test_admin_offers_edit_and_delete_for_every_film(client, rows):
    page = client.get("/admin").get_data(as_text=True)
    for movie_id in rows():
        assert f'href="/edit_movie/{movie_id}"' in page
        assert f'method="post" action="/delete_movie/{movie_id}"' in page


def test_add_form_is_shown(client):
    page = client.get("/add_movie").get_data(as_text=True)
    assert 'enctype="multipart/form-data"' in page and 'name="poster"' in page


@pytest.mark.parametrize(("data", "extension"), [(JPEG, "jpg"), (PNG, "png"), (WEBP, "webp")])
def test_adding_a_film_stores_its_row_and_its_poster(app, client, rows, data, extension):
    before = rows()
    answer = client.post("/add_movie", data=form(data), follow_redirects=True)
    assert answer.status_code == 200
    assert "“The Lighthouse Keeper” was added." in answer.get_data(as_text=True)
    (new,) = [row for key, row in rows().items() if key not in before]
    assert (new["title"], new["rating"]) == ("The Lighthouse Keeper", 7.5)
    assert new["poster"].endswith("." + extension) and "any name" not in new["poster"]
    assert (app.config["POSTERS"] / new["poster"]).read_bytes() == data


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"", b"GIF89a" + b"g" * 100, b"RIFF1234WAVEfmt "])
def test_a_file_that_is_no_image_is_refused_with_a_message(app, client, rows, data):
    before, files = rows(), sorted(app.config["POSTERS"].iterdir())
    answer = client.post("/add_movie", data=form(data))
    assert answer.status_code == 400
    page = answer.get_data(as_text=True)
    assert "The poster must be a JPEG, PNG or WebP image." in page
    assert 'value="The Lighthouse Keeper"' in page  # what was typed is not lost
    assert rows() == before and sorted(app.config["POSTERS"].iterdir()) == files


def test_a_poster_of_4_mb_is_taken_and_one_byte_more_is_refused(client, rows):
    limit = 4 * 1024 * 1024
    assert client.post("/add_movie", data=form(JPEG.ljust(limit, b"."))).status_code == 302
    count = len(rows())
    answer = client.post("/add_movie", data=form(JPEG.ljust(limit + 1, b".")))
    assert answer.status_code == 400 and "larger than 4 MB" in answer.get_data(as_text=True)
    assert len(rows()) == count


def test_a_huge_request_gets_a_message_too(client):
    answer = client.post("/add_movie", data=form(JPEG.ljust(17 * 1024 * 1024, b".")), follow_redirects=True)
    assert "at most 4 MB" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": "   "}, "The title is missing"),
        ({"title": "x" * 201}, "longer than 200 characters"),
        ({"synopsis": ""}, "The synopsis is missing"),
        *[
            ({"rating": text}, "The rating must be a number from 0 to 10.")
            for text in ("", "ten", "-0.1", "10.1", "nan", "inf")
        ],
    ],
)
def test_a_form_with_a_mistake_is_shown_again_and_changes_nothing(client, rows, changes, message):
    before = rows()
    answer = client.post("/add_movie", data=form(JPEG, **changes))
    assert answer.status_code == 400 and message in answer.get_data(as_text=True)
    assert rows() == before


def test_a_new_film_needs_a_poster(client):
    assert "Choose a poster file." in client.post("/add_movie", data=form()).get_data(as_text=True)


def test_html_in_a_title_is_escaped_on_every_page(client, rows):
    title = "<script>alert('x')</script>"
    page = client.post("/add_movie", data=form(JPEG, title=title), follow_redirects=True).get_data(as_text=True)
    movie_id = by_title(rows(), title)["id"]
    for text in (
        page,
        *(client.get(path).get_data(as_text=True) for path in ("/", "/admin", f"/edit_movie/{movie_id}")),
    ):
        assert "<script>" not in text and "&lt;script&gt;" in text


def test_edit_form_is_filled_in(client, rows):
    film = by_title(rows(), "Häxan")
    page = client.get(f"/edit_movie/{film['id']}").get_data(as_text=True)
    assert 'value="Häxan"' in page and f'value="{film["rating"]}"' in page and film["synopsis"] in page


def test_editing_without_a_file_keeps_the_poster(app, client, rows):
    old = by_title(rows(), "Häxan")
    answer = client.post(f"/edit_movie/{old['id']}", data=form(title="Häxan, restored"), follow_redirects=True)
    assert "“Häxan, restored” was saved." in answer.get_data(as_text=True)
    new = rows()[old["id"]]
    assert (new["title"], new["rating"], new["poster"]) == ("Häxan, restored", 7.5, old["poster"])
    assert (app.config["POSTERS"] / old["poster"]).exists()


def test_editing_with_a_file_replaces_the_poster(app, client, rows):
    old = by_title(rows(), "Häxan")
    client.post(f"/edit_movie/{old['id']}", data=form(WEBP))
    new = rows()[old["id"]]
    assert (app.config["POSTERS"] / new["poster"]).read_bytes() == WEBP
    assert not (app.config["POSTERS"] / old["poster"]).exists()


def test_a_refused_edit_keeps_row_and_poster(app, client, rows):
    old = by_title(rows(), "Häxan")
    assert client.post(f"/edit_movie/{old['id']}", data=form(b"no image")).status_code == 400
    assert rows()[old["id"]] == old and (app.config["POSTERS"] / old["poster"]).exists()


def test_deleting_a_film_removes_row_and_poster(app, client, rows):
    film = by_title(rows(), "La Passion de Jeanne d'Arc")
    answer = client.post(f"/delete_movie/{film['id']}", follow_redirects=True)
    assert "“La Passion de Jeanne d&#39;Arc” was deleted." in answer.get_data(as_text=True)
    assert film["id"] not in rows() and not (app.config["POSTERS"] / film["poster"]).exists()


def test_a_film_is_not_deleted_by_a_link(client, rows):
    movie_id = next(iter(rows()))
    assert client.get(f"/delete_movie/{movie_id}").status_code == 405
    assert movie_id in rows()


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/edit_movie/x"), ("POST", "/delete_movie/x"), ("GET", "/nowhere")]
)
def test_what_does_not_exist_is_404_with_a_message(client, method, path):
    answer = client.open(path, method=method)
    assert answer.status_code == 404 and "There is no such page or film." in answer.get_data(as_text=True)


def test_an_empty_catalogue_says_so(client, rows):
    for movie_id in rows():
        client.post(f"/delete_movie/{movie_id}")
    assert "There are no films yet." in client.get("/").get_data(as_text=True)
