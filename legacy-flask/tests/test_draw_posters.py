"""The drawing script makes the posters that are committed."""

import io

import pytest
from conftest import HERE

pytest.importorskip("PIL", reason="Pillow is missing: python -m pip install -r requirements-dev.txt")
pytest.importorskip("font_fjallaone", reason="the fonts are missing: python -m pip install -r requirements-dev.txt")

from PIL import Image, ImageChops, ImageStat  # noqa: E402

import draw_posters  # noqa: E402
from poster_art.designs import DESIGNS  # noqa: E402
from poster_art.lettering import load_font  # noqa: E402

FILMS = {film["title"]: film for film in draw_posters.films()}


@pytest.mark.parametrize("title", ["Le Voyage dans la Lune", "Häxan", "Metropolis", "Das Cabinet des Dr. Caligari"])
def test_drawing_again_gives_the_committed_poster(title):
    film = FILMS[title]
    again = draw_posters.poster_bytes(film)
    assert again == draw_posters.poster_bytes(film)
    kept = (HERE / "posters" / film["poster"]).read_bytes()
    new, old = (Image.open(io.BytesIO(data)).convert("RGB") for data in (again, kept))
    assert new.size == old.size == (480, 720)
    # Equal bytes on one kind of machine; another's arithmetic may move an edge by a shade.
    assert max(ImageStat.Stat(ImageChops.difference(new, old)).mean) < 1.0


def test_no_two_posters_look_alike():
    small = []
    for film in FILMS.values():
        with Image.open(HERE / "posters" / film["poster"]) as poster:
            small.append((film["title"], poster.convert("RGB").resize((24, 36))))
    for i, (title, image) in enumerate(small):
        for other, picture in small[i + 1 :]:
            assert sum(ImageStat.Stat(ImageChops.difference(image, picture)).mean) > 12, (title, other)


def test_every_film_has_a_design_and_every_design_a_film():
    assert set(DESIGNS) == set(FILMS)


def test_the_fonts_have_every_letter_of_the_titles():
    for title, (_, _, name) in DESIGNS.items():
        font = load_font(name, 40)
        missing = font.getmask("\uffff").getbbox(), bytes(font.getmask("\uffff"))
        for letter in set(title + title.upper()) - {" "}:
            mask = font.getmask(letter)
            assert (mask.getbbox(), bytes(mask)) != missing, (title, letter)


def test_a_film_without_a_design_gets_a_poster_too():
    film = {"id": "x", "title": "Añadida después", "synopsis": "Spain, 1929. A film.", "poster": "x.webp"}
    assert Image.open(io.BytesIO(draw_posters.poster_bytes(film))).format == "WEBP"
