"""Aeroplanes, rockets and planets."""

import math

from ..canvas import mix


def planes(c):
    c.circle(50, 58, 34, mix(c.top, c.accent, 0.8))
    for i in range(5):
        y = 62 + i * 7
        c.rect(0, y, 100, y + 1.2 + i * 0.6, mix(c.top, c.low, 0.2 + i * 0.12))
    for x, y, size in ((24, 24, 0.45), (80, 34, 0.6), (46, 58, 1.5)):
        biplane(c, x, y, size)
    c.hills(94, 2, c.dark, 12)


def biplane(c, x, y, size):
    """A biplane seen from the front, banking."""

    def at(dx, dy):
        return (x + (dx - dy * 0.25) * size, y + (dy + dx * 0.25) * size)

    for wing, reach in ((-6, 25), (5, 22)):
        c.line(c.dark, 2.1 * size, at(-reach, wing), at(reach, wing))
    for strut in (-17, -10, 10, 17):
        c.line(c.dark, 0.7 * size, at(strut, -6), at(strut, 5))
    c.circle(*at(0, 0), 5.6 * size, c.dark)
    c.circle(*at(0, 0), 2.2 * size, c.light)
    c.line(c.light, 0.8 * size, at(-9, -5), at(9, 5))
    for wheel in (-5, 5):
        c.line(c.dark, 0.8 * size, at(wheel * 0.5, 4), at(wheel, 11))
        c.circle(*at(wheel, 12), 2.3 * size, c.dark)


def rocket(c):
    c.sky_of_stars(70)
    c.glow(22, 24, 40, c.light, 0.5)
    c.circle(22, 24, 16, c.light)
    for x, y, radius in ((17, 20, 3.2), (27, 28, 2.4), (20, 31, 1.8), (28, 18, 1.6)):
        c.circle(x, y, radius, mix(c.light, c.low, 0.35))
    for i, width in enumerate((17, 12, 7)):
        colour = mix(c.low, c.accent, 0.35 + i * 0.32)
        c.poly(colour, (57, 74), (63, 78), (30 + i * 5 + width * 0.3, c.high + 2), (10 + i * 8, c.high + 2))
    lean = [(84, 14), (83, 30), (72, 62), (62, 78), (54, 73), (60, 56), (74, 24)]
    c.poly(c.light, *lean)
    c.poly(mix(c.light, c.low, 0.55), (84, 14), (83, 30), (72, 62), (62, 78), (58, 75.5))
    c.poly(c.accent, (84, 14), (83, 30), (74, 24))
    c.poly(c.accent, (60, 56), (48, 70), (52, 82), (56, 74))
    c.poly(c.accent, (71, 63), (72, 80), (63, 88), (62, 78))
    c.circle(72, 42, 4.2, c.dark)
    c.circle(72, 42, 2.8, c.accent)


def planets(c):
    c.rays(30, 34, 20, mix(c.top, c.low, 0.8), turn=c.rng.uniform(0, 9))
    c.circle(30, 34, 23, c.accent)
    for shift in (-10, 0, 9):
        reach = math.sqrt(23**2 - shift**2)
        c.line(mix(c.accent, c.dark, 0.3), 1.6, (30 - reach, 34 + shift), (30 + reach * 0.5, 34 + shift + 2))
    c.poly(c.dark, (100, 30), (58, 62), (58, 74), (100, 58))
    c.poly(mix(c.dark, c.low, 0.35), (100, 58), (58, 74), (66, 92), (100, 84))
    for i in range(6):
        c.arc(76, 80, 12 + i * 6, 180, 330, c.dark if i % 2 else c.accent, 1.3)
    c.poly(c.dark, (68, c.high), (74, 72), (76, 62), (78, 72), (84, c.high))
    c.circle(76, 58, 5, c.dark)
    for turn in range(-70, 71, 20):
        x, y = math.sin(math.radians(turn)), -math.cos(math.radians(turn))
        c.line(c.dark, 0.8, (76, 58), (76 + 13 * x, 58 + 13 * y))
        c.circle(76 + 13 * x, 58 + 13 * y, 1.3, c.accent)
    c.circle(12, 84, 7, c.dark)
    c.circle(24, 96, 3, c.dark)


MOTIFS = {f.__name__: f for f in (planes, rocket, planets)}
