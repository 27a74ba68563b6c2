"""Sky, sea, desert, mountains and woods."""

import math

from ..canvas import mix


def sun(c):
    y = 62
    c.rays(50, y, 20, mix(c.low, c.light, 0.35), start=180, end=360, turn=c.rng.uniform(-3, 3))
    for i in range(5):
        c.circle(50, y, 38 - i * 5, mix(c.low, c.accent, 0.3 + i * 0.17))
    c.circle(50, y, 14, c.light)
    c.rect(0, y, 100, c.high, mix(c.low, c.dark, 0.72))
    for i in range(11):
        half = 40 - i * 3.2 + c.rng.uniform(-4, 4)
        c.line(mix(c.accent, c.dark, i / 16), 1.3, (50 - half, y + 3 + i * 3.7), (50 + half, y + 3 + i * 3.7))
    x = c.rng.choice((26, 72))
    c.poly(c.dark, (x - 11, 81), (x + 11, 81), (x + 7, 86), (x - 7, 86))
    for figure in (-4, 3):
        c.circle(x + figure, 72.6, 1.5, c.dark)
        c.poly(c.dark, (x + figure - 2.2, 81), (x + figure - 1, 74), (x + figure + 1, 74), (x + figure + 2.2, 81))
    c.line(c.dark, 0.6, (x + 3, 76), (x + 15, 85))


def moon(c):
    c.sky_of_stars(60)
    c.glow(54, 46, 60, c.light, 0.5)
    c.circle(54, 46, 32, c.light)
    crater = mix(c.light, c.low, 0.3)
    for x, y, radius in ((34, 30, 3.4), (72, 26, 2.6), (76, 60, 4), (40, 70, 3), (60, 72, 2), (30, 52, 2)):
        c.circle(x, y, radius, crater)
    c.ellipse(44, 42, 4.4, 3, c.dark)
    c.circle(44.6, 42, 1.2, c.light)
    c.arc(44, 40, 7, 205, 320, c.dark, 1.2)
    c.arc(66, 37, 7, 215, 330, c.dark, 1.2)
    c.poly(mix(c.light, c.low, 0.45), (55, 44), (60, 56), (52, 57))
    c.half(54, 62, 9, c.dark, 10, 170)
    c.poly(c.accent, (62, 45), (70, 34), (92, 12), (99, 19), (78, 42), (68, 48))
    c.poly(mix(c.accent, c.dark, 0.4), (92, 12), (99, 19), (101, 10), (96, 6))
    c.line(c.dark, 1, (75, 30), (82, 37))
    for x, y in ((66, 50), (60, 40), (58, 50)):
        c.star(x, y, 2.4, c.accent)
    c.hills(96, 4, c.dark, 14)


def stars(c):
    c.sky_of_stars(90, 0.8)
    for _ in range(9):
        c.star(c.rng.uniform(6, 94), c.rng.uniform(5, 52), c.rng.uniform(2, 5), c.accent)
    c.glow(50, 84, 46, c.accent, 0.6)
    for x, top, wide in ((6, 66, 20), (28, 74, 16), (76, 72, 18), (95, 62, 16)):
        c.rect(x - wide / 2, top, x + wide / 2, c.high, mix(c.dark, c.low, 0.3))
        c.rect(x - 2, top - 6, x + 2, top, mix(c.dark, c.low, 0.3))
    c.poly(c.dark, (26, c.high), (26, 72), (50, 52), (74, 72), (74, c.high))
    c.rect(40, 70, 60, 92, c.accent)
    c.line(c.dark, 1.4, (50, 70), (50, 92))
    c.line(c.dark, 1.4, (40, 79), (60, 79))
    for x in (45.5, 54.5):
        c.circle(x, 84, 2.6, c.dark)
        c.half(x, 92, 4, c.dark)


def dunes(c):
    c.rays(50, 120, 22, mix(c.top, c.low, 0.55), start=180, end=360)
    c.circle(c.rng.choice((28, 50, 72)), 32, c.rng.uniform(13, 19), mix(c.accent, c.light, 0.15))
    for i in range(5):
        level, shade = 54 + i * 11, 0.12 + i * 0.2
        c.waves(level, mix(c.low, c.dark, shade), 6, 70 + i * 12, c.rng.uniform(0, 80))
    level = 75
    for i in range(4):
        x = 30 + i * 12
        rider(c, x, level - 8 + i * 0.6)


def rider(c, x, y):
    """A small figure on a horse."""
    c.ellipse(x, y + 4, 3.4, 1.7, c.dark)
    for leg in (-2.6, -1.6, 1.8, 2.8):
        c.line(c.dark, 0.6, (x + leg, y + 4), (x + leg * 1.15, y + 9.5))
    c.poly(c.dark, (x + 2, y + 4), (x + 4.6, y - 0.6), (x + 6.6, y + 1), (x + 3.6, y + 4.6))
    c.poly(c.dark, (x - 2.4, y + 4), (x - 0.2, y - 3), (x + 1.8, y + 4))
    c.circle(x, y - 3, 1.4, c.dark)


def peaks(c):
    c.circle(c.rng.choice((26, 74)), 24, 11, c.accent)
    for i, (centre, top, wide) in enumerate(((24, 34, 42), (80, 30, 46), (50, 14, 52))):
        colour = mix(c.low, c.dark, 0.35 + i * 0.25)
        shift = c.rng.uniform(-3, 3)
        foot = c.high + 1
        c.poly(colour, (centre + shift, top), (centre - wide, foot), (centre + wide, foot))
        c.poly(
            c.light,
            (centre + shift, top),
            (centre - wide * 0.3 + shift, top + 28),
            (centre - wide * 0.14, top + 23),
            (centre - 2, top + 33),
            (centre + wide * 0.1, top + 22),
            (centre + wide * 0.28 + shift, top + 29),
        )
        c.poly(
            mix(c.light, c.low, 0.55),
            (centre + shift, top),
            (centre + 2, top + 18),
            (centre + wide * 0.04, top + 28),
            (centre + wide * 0.1, top + 22),
            (centre + wide * 0.28 + shift, top + 29),
        )
    c.waves(90, mix(c.light, c.low, 0.15), 3, 80, c.rng.uniform(0, 60))
    x = c.rng.uniform(30, 66)
    c.line(c.dark, 1.6, (x, 96), (x + 1, 86))
    c.circle(x + 1.2, 84.4, 1.9, c.dark)
    c.line(c.dark, 0.7, (x + 5, 96), (x + 2, 86))
    for i in range(5):
        c.circle(x - 5 - i * 6, 97 + i * 1.1, 0.8, mix(c.light, c.dark, 0.45))


def forest(c):
    c.glow(50, 56, 60, c.accent, 0.75)
    for i in range(4):
        colour = mix(c.low, c.dark, 0.2 + i * 0.27)
        for _ in range(5 - i):
            x = c.rng.uniform(2, 98) if i < 2 else c.rng.choice((c.rng.uniform(0, 24), c.rng.uniform(76, 100)))
            wide = 1.6 + i * 1.5
            c.poly(colour, (x - wide, c.high), (x - wide * 0.6, 0), (x + wide * 0.6, 0), (x + wide, c.high))
            for _ in range(3):
                y, side = c.rng.uniform(12, 60), c.rng.choice((-1, 1))
                c.line(colour, 0.8 + i * 0.4, (x, y), (x + side * (8 + i * 2), y - 9))
    c.hills(92, 2, c.dark, 12)
    c.poly(c.dark, (46, 94), (48, 72), (54, 72), (57, 94))
    c.circle(51, 68.6, 3, c.dark)
    c.poly(c.accent, (48, 67), (58, 66), (52, 63.4))
    c.arc(60, 76, 13, 290, 70, c.dark, 1.2)
    c.line(c.dark, 0.5, (64.4, 63.8), (64.4, 88.2))
    c.line(c.dark, 1.2, (52, 75), (64, 76))
    c.line(c.accent, 0.8, (56, 76), (80, 76))
    c.poly(c.accent, (80, 74.4), (84, 76), (80, 77.6))


def cyclone(c):
    for i in range(26):
        y = 6 + i * 3.3
        reach = 44 * (1 - i / 27) ** 1.25 + 3
        x = 50 + 7 * math.sin(i * 0.55 + c.rng.uniform(-0.15, 0.15)) + i * 0.3
        c.ellipse(x, y, reach, 3.2, (c.dark, mix(c.dark, c.low, 0.55), mix(c.dark, c.low, 0.25))[i % 3])
        if i % 4 == 1:
            c.line(c.accent, 0.8, (x - reach * 0.7, y + 1), (x + reach * 0.5, y + 2.2))
    for _ in range(12):
        x, y, size = c.rng.uniform(4, 96), c.rng.uniform(44, 88), c.rng.uniform(1, 2.6)
        c.poly(c.accent if size > 2 else c.dark, (x, y), (x + size * 2, y - size), (x + size, y + size))
    c.hills(95, 1.2, c.dark, 16)
    x = c.rng.choice((12, 82))
    c.rect(x, 86, x + 11, 97, c.dark)
    c.poly(c.dark, (x - 3, 87), (x + 5.5, 79), (x + 14, 87))
    c.rect(x + 4, 89, x + 7, 92, c.accent)


def fog(c):
    c.glow(30, 34, 50, c.accent, 0.95)
    c.rect(29, 38, 31, c.high, c.dark)
    c.poly(c.dark, (24, 24), (36, 24), (33, 40), (27, 40))
    c.poly(c.accent, (25.6, 26), (34.4, 26), (32, 38), (28, 38))
    c.poly(c.dark, (22, 24.5), (30, 17), (38, 24.5))
    c.poly(c.dark, (56, c.high), (58, 62), (64, 54), (72, 54), (78, 62), (82, c.high))
    c.circle(68, 47, 5.6, c.dark)
    c.rect(58.5, 43, 77.5, 45, c.dark)
    c.rect(62.5, 35, 73.5, 44, c.dark)
    c.poly(c.accent, (64, 54.5), (68, 60), (72, 54.5), (76, 58), (68, 66), (60, 58))
    for i in range(9):
        y = 60 + i * 5 + c.rng.uniform(-1, 1)
        x, reach = c.rng.uniform(10, 90), c.rng.uniform(16, 42)
        c.draw.rounded_rectangle(
            c.px((x - reach, y), (x + reach, y + 2.4)), radius=2 * c.unit, fill=mix(c.low, c.light, 0.2 + i * 0.03)
        )


def parting(c):
    c.glow(50, 20, 70, c.light, 0.8)
    c.rays(50, 22, 18, mix(c.low, c.light, 0.4), turn=c.rng.uniform(0, 9))
    for i in range(6):
        colour = mix(c.low, c.dark, 0.25 + i * 0.14)
        for side in (-1, 1):
            edge = [(50 + side * (12 + i * 6.5 + 5 * math.sin(y / 9 + i)), y) for y in range(18 + i * 7, 112, 3)]
            curl = [(50 + side * (22 + i * 7), 14 + i * 7)]
            c.poly(colour, *curl, *edge, (50 + side * 60, 112), (50 + side * 60, 10 + i * 7))
    c.poly(mix(c.accent, c.light, 0.3), (46, 60), (54, 60), (70, c.high), (30, c.high))
    c.poly(c.dark, (46.5, 88), (48, 72), (52, 72), (53.5, 88))
    c.circle(50, 69.5, 2.4, c.dark)
    c.line(c.dark, 1, (51, 75), (57, 66))
    c.line(c.dark, 0.8, (57, 60), (57, 88))
    c.line(c.dark, 1, (49, 75), (43, 67))


MOTIFS = {f.__name__: f for f in (sun, moon, stars, dunes, peaks, forest, cyclone, fog, parting)}
