"""A drawing surface measured in hundredths of its width, so that a motif fits any box."""

import math

from PIL import Image, ImageColor, ImageDraw

# name: (sky above, sky below, dark, accent, light)
PALETTES = {
    "amber": ("#8a3b12", "#f3b54a", "#2c1206", "#c8401e", "#fff3d6"),
    "blood": ("#1a0508", "#9c1624", "#0c0204", "#e8b04a", "#f7e6d2"),
    "bone": ("#e2dbc9", "#9a968a", "#15140f", "#a3211c", "#f9f5ea"),
    "crimson": ("#f3e6d0", "#e3c79c", "#1b1512", "#c1272d", "#fffaf0"),
    "deep": ("#04202f", "#1d7f93", "#02121b", "#f4a259", "#e8f6f1"),
    "gold": ("#0d0d12", "#4a3d28", "#050506", "#d9a441", "#f5e6c0"),
    "ice": ("#e6eff4", "#8fb3c9", "#12283a", "#d8572a", "#ffffff"),
    "jade": ("#06302b", "#4aa283", "#03181a", "#f0c75e", "#eef5e6"),
    "mustard": ("#f6d365", "#e39a2d", "#20170c", "#b5301e", "#fff6dd"),
    "night": ("#0b1437", "#41559b", "#060a1c", "#f2c14e", "#f4f1e4"),
    "plum": ("#1e0f33", "#84438e", "#0f0719", "#f2a65a", "#f9ead9"),
    "rose": ("#7b2d4f", "#f0a58f", "#2c0f22", "#ffd27d", "#fff4ea"),
    "rust": ("#3b1410", "#c4552d", "#1c0907", "#f0a848", "#fbeedb"),
    "teal": ("#f5e8cc", "#e9c98f", "#12343b", "#e4572e", "#fffaf0"),
}


def mix(first, second, share):
    """Return the colour that is `share` (0 to 1) of the way from first to second."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second))


class Canvas:
    """An image of width 100 units and height `high` units, with a palette and a seeded random source."""

    def __init__(self, width, height, palette, rng):
        self.unit = width / 100
        self.high = height / self.unit
        self.rng = rng
        self.top, self.low, self.dark, self.accent, self.light = map(ImageColor.getrgb, PALETTES[palette])
        self.image = vertical_gradient(width, height, self.top, self.low)
        self.draw = ImageDraw.Draw(self.image)

    def circle(self, x, y, radius, fill=None, outline=None, width=0):
        box = self.px((x - radius, y - radius), (x + radius, y + radius))
        self.draw.ellipse(box, fill=fill, outline=outline, width=round(width * self.unit))

    def ellipse(self, x, y, across, down, fill):
        self.draw.ellipse(self.px((x - across, y - down), (x + across, y + down)), fill=fill)

    def half(self, x, y, radius, fill, start=180, end=360):
        """A pie slice; angles in degrees, clockwise from the right."""
        box = self.px((x - radius, y - radius), (x + radius, y + radius))
        self.draw.pieslice(box, start, end, fill=fill)

    def arc(self, x, y, radius, start, end, fill, width):
        box = self.px((x - radius, y - radius), (x + radius, y + radius))
        self.draw.arc(box, start, end, fill=fill, width=round(width * self.unit))

    def rect(self, left, top, right, bottom, fill):
        self.draw.rectangle(self.px((left, top), (right, bottom)), fill=fill)

    def poly(self, fill, *points):
        self.draw.polygon(self.px(*points), fill=fill)

    def line(self, fill, width, *points):
        self.draw.line(self.px(*points), fill=fill, width=max(1, round(width * self.unit)), joint="curve")

    def star(self, x, y, radius, fill, points=4, waist=0.28):
        corners = [(radius if i % 2 == 0 else radius * waist, math.pi * i / points) for i in range(points * 2)]
        self.poly(fill, *[(x + r * math.sin(a), y - r * math.cos(a)) for r, a in corners])

    def rays(self, x, y, count, fill, reach=220, turn=0.0, start=0.0, end=360.0):
        """Every other wedge around a point, from `start` to `end` degrees."""
        step = (end - start) / (2 * count)
        for i in range(count):
            first, second = (math.radians(start + turn + step * k) for k in (2 * i, 2 * i + 1))
            self.poly(
                fill,
                (x, y),
                (x + reach * math.cos(first), y + reach * math.sin(first)),
                (x + reach * math.cos(second), y + reach * math.sin(second)),
            )

    def glow(self, x, y, radius, colour, strength=0.8):
        """A soft light that fades out at the radius."""
        size = round(radius * 2 * self.unit)
        falloff = Image.radial_gradient("L").resize((size, size))
        mask = falloff.point([round(max(0, 1 - v / 180) ** 1.6 * 255 * strength) for v in range(256)])
        place = (round((x - radius) * self.unit), round((y - radius) * self.unit))
        self.image.paste(Image.new("RGB", (size, size), colour), place, mask)

    def sky_of_stars(self, count, below=1.0):
        for _ in range(count):
            x, y = self.rng.uniform(2, 98), self.rng.uniform(2, self.high * below)
            self.circle(x, y, self.rng.choice((0.25, 0.35, 0.5)), fill=mix(self.top, self.light, 0.85))

    def hills(self, level, rough, fill, steps=9):
        """A jagged ridge across the width, filled down to the bottom edge."""
        ridge = [(100 * i / steps, level + self.rng.uniform(-rough, rough)) for i in range(steps + 1)]
        self.poly(fill, (0, self.high + 1), *ridge, (100, self.high + 1))

    def waves(self, level, fill, swell=2.0, length=14.0, shift=0.0):
        crest = [(x, level + swell * math.sin((x + shift) * 2 * math.pi / length)) for x in range(-2, 104)]
        self.poly(fill, (-2, self.high + 1), *crest, (103, self.high + 1))

    def px(self, *points):
        return [(x * self.unit, y * self.unit) for x, y in points]


def vertical_gradient(width, height, top, bottom):
    column = Image.new("RGB", (1, height))
    column.putdata([mix(top, bottom, y / max(1, height - 1)) for y in range(height)])
    return column.resize((width, height))
