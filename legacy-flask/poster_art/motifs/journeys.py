"""Trains, ships, wheels and steps."""

import math

from ..canvas import mix


def train(c):
    c.rays(50, 60, 16, mix(c.low, c.light, 0.22), start=180, end=360)
    c.poly(mix(c.low, c.dark, 0.5), (0, 76), (100, 76), (100, c.high), (0, c.high))
    for i in range(7):
        y = 78 + i * i * 0.75
        spread = 6 + (y - 76) * 1.5
        c.line(c.dark, 1 + i * 0.25, (50 - spread, y), (50 + spread, y))
    for side in (-1, 1):
        c.poly(c.dark, (50 + side * 8, 76), (50 + side * 10, 76), (50 + side * 48, c.high), (50 + side * 41, c.high))
    smoke(c, 50, 26)
    c.rect(27, 82, 73, 88, c.dark)
    c.poly(c.dark, (30, 86), (70, 86), (78, 100), (22, 100))
    for x in range(26, 76, 8):
        c.line(c.accent, 0.8, (50 + (x - 50) * 0.7, 87), (x, 99))
    c.circle(50, 58, 26, c.dark)
    c.circle(50, 58, 22.5, None, c.accent, 1.2)
    c.circle(50, 58, 17, mix(c.dark, c.low, 0.35))
    for i in range(12):
        turn = math.pi * i / 6
        c.circle(50 + 19.8 * math.cos(turn), 58 + 19.8 * math.sin(turn), 0.9, c.accent)
    c.poly(c.dark, (43, 36), (57, 36), (60, 22), (40, 22))
    c.glow(50, 58, 24, c.accent, 0.9)
    c.circle(50, 58, 7, c.light)
    c.circle(50, 58, 7, None, c.accent, 1.4)


def smoke(c, x, y):
    side = c.rng.choice((-1, 1))
    for i in range(9):
        shade = mix(mix(c.top, c.low, 0.4), c.light, 0.75 - i * 0.05)
        c.circle(x + side * i * i * 0.62, y - 2 - i * 1.9 + c.rng.uniform(-1, 1), 4 + i * 1.1, shade)


def ship(c):
    c.rays(50, 74, 15, mix(c.top, c.light, 0.35), start=180, end=360, turn=c.rng.uniform(-4, 4))
    c.circle(c.rng.choice((22, 78)), 20, 9, c.accent)
    c.line(c.dark, 0.8, (50, 0), (50, 30))
    c.line(c.dark, 0.4, (22, 46), (50, 4), (78, 46))
    c.poly(c.accent, (43, 12), (57, 12), (58, 30), (42, 30))
    c.rect(42.6, 15, 57.4, 19, c.dark)
    c.rect(38, 29, 62, 38, c.light)
    c.rect(31, 37, 69, 50, c.light)
    for x in range(34, 69, 4):
        c.circle(x, 43, 0.9, c.dark)
    c.rect(40, 31.5, 60, 34, c.dark)
    c.poly(c.dark, (20, 45), (50, 53), (50, 100), (38, 100))
    c.poly(mix(c.dark, c.low, 0.35), (80, 45), (50, 53), (50, 100), (62, 100))
    c.line(c.accent, 1.4, (20.4, 46), (50, 54), (79.6, 46))
    for side in (-1, 1):
        c.circle(50 + side * 9, 62, 1.7, c.accent)
        c.line(c.accent, 0.7, (50 + side * 9, 62), (50 + side * 11, 72))
    for i, level in enumerate((84, 90, 96)):
        c.waves(level, mix(c.low, c.dark, 0.25 + i * 0.3), 1.8, 16 + i * 4, c.rng.uniform(0, 16))
        c.waves(level + 1.3, mix(c.low, c.dark, 0.35 + i * 0.3), 1.8, 16 + i * 4, i * 5)


def pirate(c):
    c.glow(50, 40, 62, c.accent, 0.8)
    c.circle(50, 40, 25, c.accent)
    for x, top, wide in ((32, 20, 12), (52, 10, 16), (72, 26, 11)):
        c.line(c.dark, 1.2, (x, top - 6), (x, 80))
        for row in range(3):
            y, reach = top + row * 17, wide * (0.75 + row * 0.16)
            c.poly(c.dark, (x - reach, y), (x + reach * 0.8, y), (x + reach, y + 14), (x - reach * 1.1, y + 14))
            c.half(x, y + 14, reach * 0.85, mix(c.accent, c.low, 0.25))
        c.poly(c.dark, (x, top - 6), (x + 9, top - 4), (x, top - 2))
    c.poly(c.dark, (10, 66), (20, 74), (76, 74), (94, 62), (80, 92), (24, 92))
    c.line(c.accent, 1, (20, 79), (80, 79))
    c.line(c.dark, 1.4, (80, 72), (99, 58))
    for i, level in enumerate((85, 91, 97)):
        c.waves(level, mix(c.low, c.dark, 0.15 + i * 0.35), 1.6, 13 + i * 5, c.rng.uniform(0, 12))


def wheel(c):
    c.rays(50, 52, 16, mix(c.top, c.low, 0.8), turn=c.rng.uniform(0, 11))
    c.rect(0, 94, 100, 97, c.dark)
    c.circle(50, 52, 42, c.dark)
    c.circle(50, 52, 38, c.accent)
    c.circle(50, 52, 35, c.dark)
    c.circle(50, 52, 32, mix(c.low, c.light, 0.25))
    start = c.rng.uniform(0, 0.5)
    for i in range(12):
        turn = start + math.pi * i / 6
        c.line(c.dark, 2.4, (50, 52), (50 + 33 * math.cos(turn), 52 + 33 * math.sin(turn)))
    c.half(50, 52, 32.4, c.dark, 200, 290)
    c.circle(50, 52, 11, c.dark)
    c.circle(50, 52, 8, c.accent)
    c.circle(50, 52, 3, c.dark)
    c.line(c.dark, 9, (66, 60), (112, 52))
    c.line(c.light, 3.6, (66, 60), (112, 52))
    c.circle(66, 60, 6.4, c.dark)
    c.circle(66, 60, 3.6, c.accent)


def steps(c):
    c.circle(78, 20, 11, c.accent)
    for i in range(12):
        y = 34 + i * 6.2
        c.poly(mix(c.light, c.low, 0.15 + i * 0.05), (0, y - 16), (100, y), (100, y + 7), (0, y - 9))
        c.line(c.dark, 0.5 + i * 0.1, (0, y - 16), (100, y))
    for i in range(8):
        x = 4 + i * 7.6
        y = 24 + x * 0.16
        c.rect(x - 1.7, y - 12, x + 1.7, y, c.dark)
        c.circle(x, y - 13.6, 1.7, c.dark)
        c.line(c.dark, 0.8, (x, y - 8), (x + 9, y - 1))
        c.poly(
            c.dark,
            (x - 1.7, y),
            (x - 2.6, y + 7),
            (x - 0.6, y + 7),
            (x, y),
            (x + 1.6, y + 6),
            (x + 3.2, y + 6),
            (x + 1.7, y),
        )
    for i in range(8):
        long = 34 + i * 8
        c.poly(
            mix(c.light, c.dark, 0.35),
            (4 + i * 7.6, 33 + i * 1.2),
            (8 + i * 7.6, 33 + i * 1.2),
            (2 + i * 7.6 - 10, 33 + long),
        )
    c.half(68, 74, 11, c.accent, 20, 200)
    c.half(68, 74, 11, c.dark, 200, 300)
    c.line(c.dark, 1.2, (78, 78), (89, 72))
    for x, y in ((62, 88), (76, 91)):
        c.circle(x, y, 4.2, None, c.dark, 1)
        c.line(c.dark, 0.6, (x - 4, y), (x + 4, y))
        c.line(c.dark, 0.6, (x, y - 4), (x, y + 4))


MOTIFS = {f.__name__: f for f in (train, ship, pirate, wheel, steps)}
