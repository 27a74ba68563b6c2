"""Setting a title: which font, how it is broken into lines and how large it can be."""

import importlib.util
import itertools
from pathlib import Path

from PIL import ImageFont

# name: (package on PyPI that carries the font, its file, line height as a share of the size)
FONTS = {
    "bold": ("font_fjallaone", "FjallaOne-Regular.ttf", 1.12),
    "fun": ("font_fredoka_one", "FredokaOne-Regular.ttf", 1.04),
    "hand": ("font_amatic_sc", "AmaticSC-Bold.ttf", 0.98),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Black.ttf", 1.06),
}
MEASURE = 100  # widths are measured at this size and scaled


def load_font(name, size):
    package, file, _ = FONTS[name]
    # The file is found without importing the package: some of these import setuptools.
    folder = Path(importlib.util.find_spec(package).origin).parent / "files"
    return ImageFont.truetype(str(folder / file), size, layout_engine=ImageFont.Layout.BASIC)


def split_title(title):
    """Return (main title, subtitle): the part after a colon, or after a comma and a small letter, is smaller."""
    for mark in (": ", ", "):
        main, found, rest = title.partition(mark)
        if found and (mark == ": " or rest[0].islower()):
            return main, rest
    return title, ""


def fit_lines(text, font_name, width, height, largest):
    """Return (lines, size): the break into at most four lines that lets the letters be largest."""
    font, spacing = load_font(font_name, MEASURE), FONTS[font_name][2]
    best = ([text], 1)
    for lines in _ways_to_break(text.split()):
        widest = max(font.getlength(line) for line in lines)
        size = int(min(largest, MEASURE * width / widest, height / (len(lines) * spacing)))
        if size > best[1]:
            best = (lines, size)
    return best


def draw_lines(draw, lines, font_name, size, centre, top, fill):
    """Draw centred lines under each other; returns the y below the last one."""
    font, step = load_font(font_name, size), size * FONTS[font_name][2]
    for i, line in enumerate(lines):
        draw.text((centre, top + step * (i + 0.5)), line, font=font, fill=fill, anchor="mm")
    return top + step * len(lines)


def _ways_to_break(words):
    for count in range(min(4, len(words))):
        for cuts in itertools.combinations(range(1, len(words)), count):
            edges = (0, *cuts, len(words))
            yield [" ".join(words[a:b]) for a, b in zip(edges, edges[1:])]
