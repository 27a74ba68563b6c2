"""Draw the poster of every film in seed.sql:  python draw_posters.py [--out FOLDER] [--only ID ...]

The same film always gets the same picture: all chance is seeded by its id.
"""

import argparse
import io
import random
import re
import sqlite3
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from poster_art.canvas import Canvas, mix
from poster_art.designs import DEFAULT_DESIGN, DESIGNS
from poster_art.lettering import FONTS, draw_lines, fit_lines, load_font, split_title
from poster_art.motifs import MOTIFS

HERE = Path(__file__).parent
WIDTH, HEIGHT = 480, 720
SCALE = 2  # drawn twice as large and reduced, which smooths the edges
SMALLEST, LARGEST = 22_000, 62_000  # bytes of a poster file


def films():
    """Return the rows of seed.sql."""
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    for name in ("schema.sql", "seed.sql"):
        db.executescript((HERE / name).read_text(encoding="utf-8"))
    return db.execute("SELECT * FROM movies").fetchall()


def poster_bytes(film):
    """Return the finished file, in the format that the row's file name asks for."""
    extension = film["poster"].rsplit(".", 1)[1]
    return encode(paint(film), extension, random.Random(film["id"] + "grain"))


def paint(film):
    """Return the poster as an image: the motif in one box, the lettering in the other."""
    motif, palette, font = DESIGNS.get(film["title"], DEFAULT_DESIGN)
    rng = random.Random(film["id"])
    width, height = WIDTH * SCALE, HEIGHT * SCALE
    layout = rng.choice(("title below", "title above", "paper"))
    margin = 44 if layout == "paper" else 0
    art = Canvas(width - 2 * margin, round(height * (0.66 if margin else 0.7)), palette, rng)
    MOTIFS[motif](art)
    ground = art.light if layout == "paper" else art.dark
    poster = Image.new("RGB", (width, height), ground)
    art_top = {"title below": 0, "title above": height - art.image.height, "paper": margin}[layout]
    poster.paste(art.image, (margin, art_top))
    draw = ImageDraw.Draw(poster)
    if layout == "title above":
        box = (0, art_top)
    else:
        box = (art_top + art.image.height, height)
    ink = art.dark if layout == "paper" else art.light
    letter(draw, film, font, box, ink, readable_accent(art, ground))
    frame(draw, layout, margin, art_top, art)
    return poster.resize((WIDTH, HEIGHT), Image.LANCZOS)


def letter(draw, film, font, box, ink, accent):
    """Set title, subtitle and year in the band between two heights."""
    top, bottom = box
    centre, width = WIDTH * SCALE / 2, WIDTH * SCALE * 0.84
    year = re.search(r"\b1[89]\d\d\b", film["synopsis"]).group()
    main, subtitle = split_title(film["title"])
    space = bottom - top - 150 - (60 if subtitle else 0)
    lines, size = fit_lines(main.upper(), font, width, space, 190)
    under, small = fit_lines(subtitle, font, width, 60, 46) if subtitle else ([], 0)
    used = len(lines) * size * FONTS[font][2] + (len(under) * small * FONTS[font][2] + 14 if under else 0)
    y = top + 40 + (bottom - top - 150 - used) / 2 + 8
    y = draw_lines(draw, lines, font, size, centre, y, ink)
    if under:
        draw_lines(draw, under, font, small, centre, y + 14, ink)
    year_line(draw, year, centre, bottom - 58, accent)


def year_line(draw, year, centre, y, colour):
    """The year between two rules that end in diamonds."""
    draw.text((centre, y), year, font=load_font("bold", 44), fill=colour, anchor="mm")
    for side in (-1, 1):
        start, end = centre + side * 84, centre + side * 300
        draw.line([(start, y), (end, y)], fill=colour, width=4)
        draw.polygon([(start - 9, y), (start, y - 9), (start + 9, y), (start, y + 9)], fill=colour)


def frame(draw, layout, margin, art_top, art):
    width, height = WIDTH * SCALE, HEIGHT * SCALE
    if layout == "paper":
        box = (margin, art_top, width - margin - 1, art_top + art.image.height)
        draw.rectangle(box, outline=art.dark, width=6)
        return
    edge = art_top if layout == "title above" else art.image.height
    draw.rectangle((0, edge - 5, width, edge + 5), fill=art.accent)
    draw.rectangle((18, 18, width - 19, height - 19), outline=art.accent, width=4)


def readable_accent(art, ground):
    """The accent, moved towards the ink until it stands out from the ground."""
    goal = art.dark if sum(ground) > 384 else art.light
    share = 0.0
    while abs(sum(mix(art.accent, goal, share)) - sum(ground)) < 300 and share < 1:
        share += 0.1
    return mix(art.accent, goal, share)


def encode(image, extension, rng):
    """Return the file's bytes, between SMALLEST and LARGEST."""
    if extension == "png":
        # Few colours keep a PNG small; the light grain keeps a gradient from showing bands.
        tries = (
            grain(image, rng, amount).quantize(colours)
            for colours in (192, 128, 96, 64, 48, 32)
            for amount in (0.03, 0.02, 0.0)
        )
        options = [{"format": "PNG", "optimize": True}]
    else:
        tries = (grain(image, rng, amount) for amount in (0.1, 0.2, 0.3))
        kind = "JPEG" if extension == "jpg" else "WEBP"
        options = [{"format": kind, "quality": quality} for quality in (88, 82, 76, 70, 62, 54)]
    for picture in tries:
        for option in options:
            data = saved(picture, option)
            if SMALLEST <= len(data) <= LARGEST:
                return data
    raise ValueError(f"no setting makes a {extension} of {SMALLEST} to {LARGEST} bytes")


def saved(image, options):
    buffer = io.BytesIO()
    image.save(buffer, **options)
    return buffer.getvalue()


def grain(image, rng, amount):
    """Lay the grain of printed paper over the image."""
    noise = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height))
    noise = noise.point([round(128 + (v - 128) * amount) for v in range(256)])
    return ImageChops.overlay(image, Image.merge("RGB", [noise] * 3))


def main():
    parser = argparse.ArgumentParser(description="Draw the posters of the films in seed.sql.")
    parser.add_argument("--out", type=Path, default=HERE / "posters", help="the folder to write to")
    parser.add_argument("--only", nargs="+", metavar="ID", help="the ids of the films to draw; else all")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for film in films():
        if not args.only or film["id"] in args.only:
            data = poster_bytes(film)
            (args.out / film["poster"]).write_bytes(data)
            print(f"{film['poster']}  {len(data) / 1000:5.1f} kB  {film['title']}")


if __name__ == "__main__":
    main()
