"""Fire, night and dread."""

import math

from ..canvas import mix


def flames(c):
    c.glow(50, 74, 62, c.accent, 0.7)
    blaze(c, 74)
    c.rect(48, 20, 52, 92, c.dark)
    c.rect(37, 34, 63, 38, c.dark)
    c.circle(50, 36, 10, None, c.dark, 1.4)
    for k in range(7):
        tongue(c, 8 + k * 14 + c.rng.uniform(-3, 3), c.high + 3, 8, 24 + c.rng.uniform(-4, 8), c.dark)


def tongue(c, x, foot, wide, tall, colour):
    """One flame: round at the foot, bent and pointed at the top."""
    lean = c.rng.uniform(0.3, 0.8) * c.rng.choice((-1, 1))
    left, right = [], []
    for i in range(31):
        rise = i / 30
        half = wide * (1 - rise) ** 1.25 * (0.72 + 0.9 * rise)
        bend = lean * wide * math.sin(rise * 4.4) * (0.35 + rise)
        left.append((x - half + bend, foot - tall * rise))
        right.append((x + half + bend, foot - tall * rise))
    c.poly(colour, *left, *reversed(right))


def blaze(c, tallest):
    """Rows of flames, the brightest in front."""
    for i in range(4):
        colour = (mix(c.low, c.dark, 0.55), mix(c.low, c.accent, 0.4), c.accent, mix(c.accent, c.light, 0.7))[i]
        count = 8 - i
        for k in range(count):
            x = 100 * (k + 0.5) / count + c.rng.uniform(-3, 3)
            tall = tallest * (1 - i * 0.2) - abs(x - 50) * 0.3 + c.rng.uniform(-6, 6)
            tongue(c, x, c.high + 4, 10.5 - i * 1.3, tall, colour)


def pit(c):
    for i in range(9):
        wide = 58 - i * 5.6
        c.ellipse(50, 22 + i * 7, wide, wide * 0.36, mix(c.low, c.dark, 0.2 + 0.5 * (i % 2)))
        c.ellipse(50, 24 + i * 7.2, wide * 0.95, wide * 0.33, mix(c.low, c.accent, i / 9))
    c.glow(50, 84, 34, c.accent, 0.9)
    blaze(c, 34)
    for x in (44, 52):
        c.poly(c.dark, (x - 2.4, 42), (x - 0.8, 30), (x + 0.8, 30), (x + 2.4, 42))
        c.circle(x, 28.6, 1.7, c.dark)
    c.poly(c.dark, (20, 42), (62, 42), (54, 45), (28, 46))


def witches(c):
    c.sky_of_stars(40, 0.6)
    c.glow(50, 40, 54, c.light, 0.4)
    c.circle(50, 40, 27, c.light)
    for x, y, size in ((50, 40, 1.5), (20, 22, 0.7), (82, 60, 0.6)):
        witch(c, x, y + c.rng.uniform(-2, 2), size)
    blaze(c, 44)


def witch(c, x, y, size):
    """A rider on a broom, flying left."""

    def at(dx, dy):
        return (x + dx * size, y + (dy + dx * 0.12) * size)

    c.line(c.dark, 0.9 * size, at(-17, 5), at(12, 5))
    c.poly(c.dark, at(10, 5), at(20, 0.5), at(22, 5), at(20, 9.5))
    c.poly(c.dark, at(-4, -4), at(2, -6), at(9, 6), at(-5, 6))
    c.poly(c.dark, at(1, -5), at(15, -6), at(8, 1), at(13, 3), at(5, 5))
    c.line(c.dark, 1.5 * size, at(-2, -2), at(-9, 4))
    c.line(c.dark, 1.6 * size, at(-3, 5), at(-5, 12), at(-8, 12.6))
    c.circle(*at(-2.4, -7), 2.8 * size, c.dark)
    c.poly(c.dark, at(-5.6, -6.4), at(-6.6, -5.6), at(-4, -5.2))
    c.poly(c.dark, at(-8, -8.6), at(4, -8.6), at(1, -10), at(3.4, -19), at(-4.6, -10))


def candles(c):
    for i in range(13):
        x = 4 + i * 7.7
        top = 30 + abs(i - 6) * 4.5 + c.rng.uniform(-7, 12)
        c.glow(x, top - 6, 15, c.accent, 0.85)
        c.rect(x - 2.1, top, x + 2.1, c.high, mix(c.light, c.low, 0.2 + 0.25 * (i % 2)))
        c.rect(x + 0.6, top, x + 2.1, c.high, mix(c.light, c.low, 0.6))
        c.line(c.dark, 0.5, (x, top), (x, top - 2.4))
        c.poly(c.accent, (x, top - 11), (x + 2, top - 4.5), (x, top - 2), (x - 2, top - 4.5))
        c.poly(c.light, (x, top - 7.5), (x + 1, top - 4.3), (x, top - 2.8), (x - 1, top - 4.3))
    c.poly(c.dark, (32, c.high), (40, 70), (50, 58), (60, 70), (68, c.high))
    c.ellipse(50, 68, 6, 8, mix(c.dark, (0, 0, 0), 0.5))
    c.ellipse(50, 69, 3.6, 5.2, mix(c.light, c.low, 0.3))
    for x in (48.4, 51.6):
        c.circle(x, 68, 1, c.dark)


def spiral(c):
    start = c.rng.uniform(0, 6)
    for arm, colour in ((0.0, c.dark), (math.pi, c.accent)):
        inner, outer = [], []
        for i in range(260):
            angle, radius = start + arm + i * 0.095, 0.06 + i * 0.32
            thick = 0.42 + i * 0.013
            x, y = math.cos(angle), math.sin(angle)
            inner.append((50 + (radius - thick) * x, 50 + (radius - thick) * y))
            outer.append((50 + (radius + thick) * x, 50 + (radius + thick) * y))
        for k in range(259):
            c.poly(colour, inner[k], outer[k], outer[k + 1], inner[k + 1])
    c.circle(50, 50, 4, c.light)
    c.circle(50, 50, 2, c.accent)
    c.poly(c.dark, (30, c.high), (36, 90), (50, 86), (64, 90), (70, c.high))
    c.circle(50, 80, 8.4, c.dark)
    c.rect(38, 74, 62, 76.4, c.dark)
    c.rect(42, 62, 58, 75, c.dark)
    c.rect(42, 71, 58, 73, c.accent)


def searchlights(c):
    for x, lean in ((14, 30), (38, -16), (66, 22), (90, -34)):
        lean += c.rng.uniform(-5, 5)
        c.poly(mix(c.top, c.light, 0.32), (x, 92), (x + lean - 7, -2), (x + lean + 7, -2))
    c.glow(50, 92, 54, c.accent, 0.8)
    c.hills(88, 2.4, mix(c.low, c.dark, 0.6), 12)
    for i in range(9):
        x = 4 + i * 11.4
        c.poly(c.dark, (x - 2.4, 98), (x - 1.6, 82), (x + 1.8, 82), (x + 2.6, 98))
        c.half(x, 81.6, 2.9, c.dark)
        c.rect(x - 3.4, 81, x + 3.4, 82, c.dark)
        c.line(c.dark, 0.8, (x + 2, 94), (x + 4.8, 68))
    c.hills(97, 1.2, c.dark, 14)
    for _ in range(3):
        c.star(c.rng.uniform(12, 88), c.rng.uniform(12, 50), c.rng.uniform(4, 7), c.accent, 9, 0.5)


def graveyard(c):
    c.sky_of_stars(40, 0.5)
    c.glow(50, 44, 52, c.light, 0.5)
    c.circle(50, 44, 22, c.light)
    c.poly(c.dark, (26, 68), (66, 68), (62, 76), (30, 76))
    for x in (36, 58):
        c.circle(x, 79, 8, None, c.dark, 1.3)
        for i in range(4):
            turn = math.pi * i / 4
            dx, dy = 7.4 * math.cos(turn), 7.4 * math.sin(turn)
            c.line(c.dark, 0.6, (x - dx, 79 - dy), (x + dx, 79 + dy))
    c.poly(c.dark, (38, 69), (42, 50), (48, 42), (53, 50), (54, 69))
    c.line(c.dark, 0.9, (58, 72), (62, 34))
    c.arc(52, 40, 12, 270, 330, c.dark, 1.6)
    c.ellipse(80, 70, 9, 4, c.dark)
    for leg in (73, 76, 84, 87):
        c.line(c.dark, 0.9, (leg, 71), (leg, 88))
    c.poly(c.dark, (84, 71), (91, 57), (97, 60), (90, 72))
    c.line(c.dark, 0.6, (64, 72), (74, 70))
    c.hills(88, 1.6, mix(c.low, c.dark, 0.7), 10)
    for x in (8, 22, 44, 70, 92):
        tall = c.rng.uniform(7, 13)
        c.rect(x - 0.9, 96 - tall, x + 0.9, c.high, c.dark)
        c.rect(x - 3.4, 99 - tall, x + 3.4, 100.6 - tall, c.dark)
    c.hills(98, 1.6, c.dark, 12)


MOTIFS = {f.__name__: f for f in (flames, pit, witches, candles, spiral, searchlights, graveyard)}
