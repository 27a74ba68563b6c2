"""Cities, halls, towers and doors."""

import math

from ..canvas import mix


def city(c):
    c.rays(50, 62, 18, mix(c.low, c.accent, 0.35), turn=c.rng.uniform(0, 10))
    c.glow(50, 62, 60, c.accent, 0.7)
    for layer, (count, shade) in enumerate(((9, 0.35), (7, 0.65), (6, 1.0))):
        colour = mix(c.low, c.dark, shade)
        for i in range(count):
            x = 100 * (i + c.rng.uniform(0.2, 0.8)) / count
            wide = c.rng.uniform(5, 8) + layer
            top = 30 + layer * 14 + abs(x - 50) * 0.45 + c.rng.uniform(-6, 6)
            tower(c, x, top, wide, colour)
    tower(c, 50, 16, 15, c.dark)
    for y in range(36, 100, 5):
        for x in (45.5, 48.5, 51.5, 54.5):
            if c.rng.random() < 0.7:
                c.rect(x - 0.6, y, x + 0.6, y + 2.4, c.accent)


def tower(c, x, top, wide, colour):
    """A stepped skyscraper with a mast."""
    for step, share in enumerate((0.3, 0.6, 1.0)):
        c.rect(x - wide * share / 2, top + step * wide * 0.55, x + wide * share / 2, c.high + 1, colour)
    c.poly(colour, (x - 0.5, top + 1), (x, top - wide * 0.7), (x + 0.5, top + 1))


def windows(c):
    c.rect(0, 0, 100, c.high, c.dark)
    lit = c.rng.randrange(24, 40)
    for row in range(9):
        for column in range(7):
            x, y = 5 + column * 13.2, 4 + row * 11.6
            colour = mix(c.dark, c.low, c.rng.uniform(0.25, 0.75))
            if row * 7 + column == lit:
                c.glow(x + 5, y + 4.5, 20, c.accent, 0.9)
                colour = c.accent
            c.rect(x, y, x + 10, y + 9, colour)
            c.line(c.dark, 0.6, (x + 5, y), (x + 5, y + 9))
            if row * 7 + column == lit:
                c.circle(x + 5, y + 4.6, 1.8, c.dark)
                c.half(x + 5, y + 9.2, 3.4, c.dark)


def doors(c):
    for i in range(7):
        inset = i * 6.2
        c.rect(inset, inset * 0.9, 100 - inset, c.high, mix(c.dark, c.low, i / 8))
    c.rect(40, 38, 60, c.high, c.light)
    c.poly(mix(c.accent, c.dark, 0.15), (34, 92), (66, 92), (84, c.high), (16, c.high))
    c.rect(49.4, 38, 50.6, 92, c.dark)
    c.circle(50, 62, 4.2, c.dark)
    c.rect(45, 56.2, 55, 58.6, c.accent)
    c.rect(46, 54, 54, 57, c.accent)
    c.poly(c.dark, (45, 68), (55, 68), (59, 93), (41, 93))
    for y in (71, 75, 79, 83):
        c.circle(48.2, y, 0.7, c.accent)
        c.circle(51.8, y, 0.7, c.accent)


def house(c):
    c.sky_of_stars(40, 0.5)
    c.glow(72, 26, 34, c.light, 0.5)
    c.circle(72, 26, 13, c.light)
    c.hills(88, 3, mix(c.low, c.dark, 0.6))
    c.rect(24, 56, 70, c.high, c.dark)
    c.poly(c.dark, (20, 58), (47, 36), (74, 58))
    for x, top in ((26, 38), (62, 30)):
        c.rect(x, top, x + 12, 70, c.dark)
        c.poly(c.dark, (x - 2, top + 1), (x + 6, top - 20), (x + 14, top + 1))
    for x, y in ((31, 44), (67, 37), (36, 66), (50, 66), (60, 66), (44, 48)):
        lit = c.rng.random() < 0.45 or (x, y) == (67, 37)
        c.rect(x - 1.8, y, x + 1.8, y + 7, c.accent if lit else mix(c.dark, c.low, 0.4))
        c.half(x, y + 0.2, 1.8, c.accent if lit else mix(c.dark, c.low, 0.4))
    c.hills(94, 2.5, mix(c.dark, (0, 0, 0), 0.3))
    c.line(c.dark, 2.4, (8, c.high), (10, 70), (6, 52))
    for twig in ((10, 72, 18, 58), (9, 66, 1, 56), (8, 60, 14, 48)):
        c.line(c.dark, 1.1, twig[:2], twig[2:])


def crooked(c):
    c.poly(mix(c.top, c.light, 0.5), (20, 0), (75, 0), (55, c.high), (40, c.high))
    left = c.rng.uniform(-4, 4)
    for points in (
        ((0, 10), (24 + left, 22), (30, 60), (22, c.high), (0, c.high)),
        ((100, 4), (72, 26), (66, 58), (80, c.high), (100, c.high)),
    ):
        c.poly(c.dark, *points)
    c.poly(mix(c.dark, c.low, 0.35), (24, 46), (38, 30), (44, 64), (40, c.high), (18, c.high))
    c.poly(mix(c.dark, c.low, 0.25), (78, 50), (62, 36), (57, 66), (62, c.high), (84, c.high))
    for x, y, lean in ((8, 34, 3), (13, 60, -2), (84, 30, -3), (80, 64, 2), (30, 52, 2), (68, 58, -2)):
        c.poly(c.accent, (x, y), (x + 7, y + lean), (x + 6, y + 12), (x - 1, y + 10))
        c.line(c.dark, 0.8, (x + 3, y + 1), (x + 2.6, y + 11))
    c.poly(c.dark, (44, 104), (47, 74), (50, 68), (53, 74), (57, 104), (60, c.high + 1), (40, c.high + 1))
    c.circle(50, 66, 3.4, c.dark)
    c.poly(mix(c.dark, c.low, 0.15), (48, 98), (56, 98), (96, c.high + 1), (50, c.high + 1))
    for i in range(5):
        c.line(c.dark, 0.7, (38 + i * 6, 2 + i), (44 + i * 3, 30 + i * 2))


def columns(c):
    c.rays(50, 70, 14, mix(c.low, c.light, 0.3), turn=c.rng.uniform(0, 12))
    c.circle(50, 66, 20, c.accent)
    c.rect(0, 8, 100, 15, c.dark)
    c.rect(0, 17, 100, 19, c.dark)
    for x, shade in ((4, 0.75), (96, 0.75), (22, 1), (78, 1)):
        colour = mix(c.low, c.dark, shade)
        c.rect(x - 7, 19, x + 7, 23, colour)
        c.rect(x - 5, 23, x + 5, c.high, colour)
        for flute in (-3, 0, 3):
            c.line(mix(colour, c.low, 0.35), 0.7, (x + flute, 25), (x + flute, 92))
    for step in range(5):
        c.rect(38 - step * 9, 84 + step * 4.4, 62 + step * 9, c.high + 1, mix(c.low, c.dark, 0.45 + step * 0.13))
    c.poly(c.dark, (47, 84), (48, 72), (52, 72), (53, 84))
    c.circle(50, 69.6, 2.4, c.dark)


def domes(c):
    c.sky_of_stars(50, 0.6)
    x = c.rng.choice((24, 76))
    c.circle(x, 22, 11, c.accent)
    c.circle(x + 4.5, 19.5, 9.5, mix(c.top, c.low, 0.2))
    palace = ((12, 9, 62, 0.45), (88, 9, 60, 0.45), (32, 12, 58, 0.7), (70, 12, 60, 0.7), (50, 17, 50, 1.0))
    for at, wide, top, shade in palace:
        onion(c, at, top, wide, mix(c.low, c.dark, shade))
    for at, top in ((3, 48), (97, 46), (22, 40), (80, 42)):
        colour = mix(c.low, c.dark, 0.85)
        c.rect(at - 1.6, top, at + 1.6, c.high, colour)
        onion(c, at, top - 1, 2.6, colour)
    for at in (41, 50, 59):
        c.rect(at - 2.2, 88, at + 2.2, c.high, c.accent)
        c.half(at, 88.4, 2.2, c.accent)


def onion(c, x, top, wide, colour):
    """A pointed dome on a wall; `top` is where the dome sits."""
    outline = []
    for i in range(41):
        turn = math.pi * i / 40
        swell = wide * math.sin(turn) ** 0.75 if 0 < i < 40 else 0
        outline.append((x + (swell if i else 0), top + wide * 0.9 - wide * 1.9 * (1 - i / 40)))
    mirrored = [(2 * x - px, py) for px, py in reversed(outline)]
    c.poly(colour, *outline, *mirrored)
    c.rect(x - wide * 0.78, top + wide * 0.6, x + wide * 0.78, c.high + 1, colour)
    c.line(colour, 0.7, (x, top - wide * 1.5), (x, top))


def rosewindow(c):
    c.glow(50, 50, 70, c.accent, 0.55)
    shades = [c.accent, c.low, mix(c.accent, c.light, 0.5), mix(c.low, c.light, 0.4)]
    c.circle(50, 50, 43, c.dark)
    for ring, (radius, size, count) in enumerate(((35.5, 5, 20), (25, 4.6, 14), (14.5, 4.6, 8))):
        for i in range(count):
            turn = 2 * math.pi * (i + ring * 0.5) / count
            x, y = 50 + radius * math.cos(turn), 50 + radius * math.sin(turn)
            c.circle(x, y, size, shades[(i + ring) % len(shades)])
    c.circle(50, 50, 7, c.light)
    for i in range(8):
        turn = math.pi * i / 4
        c.line(c.dark, 0.8, (50, 50), (50 + 7 * math.cos(turn), 50 + 7 * math.sin(turn)))
    c.poly(c.dark, (0, c.high), (0, 74), (16, c.high))
    c.poly(c.dark, (100, c.high), (100, 74), (84, c.high))
    c.half(50, c.high + 4, 8, c.dark)
    c.circle(54, 94, 4, c.dark)


MOTIFS = {f.__name__: f for f in (city, windows, doors, house, crooked, columns, domes, rosewindow)}
