"""Masks, eyes and hats."""

import math

from ..canvas import mix


def mask(c):
    for i in range(10):
        x = i * 10
        c.poly(
            mix(c.low, c.dark, 0.2 if i % 2 else 0.5),
            (x, 0),
            (x + 10, 0),
            (x + 8 + (5 - i) * 0.6, c.high),
            (x - 1 + (5 - i) * 0.6, c.high),
        )
    c.glow(50, 52, 56, c.accent, 0.55)
    tilt = c.rng.choice((-1, 1))
    c.ellipse(50, 50, 25, 35, c.dark)
    c.half(50, 48, 24, c.light, 180, 360)
    c.poly(c.light, (26, 48), (74, 48), (66, 72), (50, 86), (34, 72))
    c.half(50, 62, 18, c.light, 0, 180)
    for side in (-1, 1):
        x = 50 + side * 10.5
        c.ellipse(x, 47, 6.4, 4.6, c.dark)
        c.circle(x + tilt, 47, 1.5, c.accent)
        c.line(c.dark, 1.6, (x - 7, 39 + side * tilt), (x + 7, 38 - side * tilt))
    c.poly(mix(c.light, c.low, 0.5), (50, 46), (55, 62), (47, 62))
    c.half(50, 67, 12, c.accent, 0, 180)
    c.rect(37.5, 66, 62.5, 68, c.dark)
    for x in range(42, 60, 4):
        c.rect(x - 1.2, 68, x + 1.2, 72, c.light)
    if tilt > 0:  # half of the face in shadow
        c.poly(c.dark, (74, 30), (50, 10), (50, 88), (66, 80), (76, 54))
        c.circle(61, 47, 2.2, c.accent)
        c.arc(50, 66, 12, 10, 80, c.accent, 1.2)


def eyes(c):
    c.rays(50, 48, 24, mix(c.top, c.low, 0.9), turn=c.rng.uniform(0, 7))
    lid = []
    for i in range(61):
        lid.append((6 + 88 * i / 60, 48 - 26 * math.sin(math.pi * i / 60)))
    under = [(x, 96 - y) for x, y in reversed(lid)]
    c.poly(c.dark, *[(50 + (x - 50) * 1.09, 48 + (y - 48) * 1.16) for x, y in lid + under])
    c.poly(c.light, *lid, *under)
    c.circle(50, 48, 21, c.dark)
    c.circle(50, 48, 18, c.accent)
    for i in range(36):
        turn = math.pi * i / 18 + c.rng.uniform(-0.05, 0.05)
        c.line(c.dark, 0.6, (50, 48), (50 + 17 * math.cos(turn), 48 + 17 * math.sin(turn)))
    c.circle(50, 48, 9, c.dark)
    c.circle(56, 42, 3.2, c.light)
    blades = c.rng.choice((6, 8))
    for i in range(blades):
        turn = 2 * math.pi * i / blades
        c.line(
            c.accent,
            0.5,
            (50 + 9 * math.cos(turn), 48 + 9 * math.sin(turn)),
            (50 + 6 * math.cos(turn + 1.2), 48 + 6 * math.sin(turn + 1.2)),
        )
    for i in range(13):
        x = 10 + i * 6.7
        y = 48 - 30 * math.sin(math.pi * (x - 2) / 96)
        c.line(c.dark, 1.5, (x, y), (x + (x - 50) * 0.16, y - 10))
    for row, colour in enumerate((c.accent, c.dark)):
        c.rect(0, 90 + row * 6, 100, 93 + row * 6, colour)


def hat(c):
    c.rays(50, 50, 14, mix(c.top, c.low, 0.75), turn=c.rng.uniform(0, 12))
    c.circle(50, 52, 36, c.accent)
    c.half(50, 42, 20, c.dark)
    c.rect(30, 38, 70, 44, c.dark)
    c.rect(30, 38, 70, 41.5, mix(c.dark, c.low, 0.4))
    c.ellipse(50, 45, 30, 4.2, c.dark)
    for side in (-1, 1):
        c.ellipse(50 + side * 9, 56, 4, 2.6, c.light)
        c.circle(50 + side * 9, 56, 1.8, c.dark)
        c.line(c.dark, 1.4, (50 + side * 4, 51), (50 + side * 13, 50))
    c.rect(46, 65, 54, 70, c.dark)
    c.arc(50, 70, 9, 30, 150, c.dark, 1.2)
    c.poly(c.dark, (50, 88), (36, 81), (36, 95))
    c.poly(c.dark, (50, 88), (64, 81), (64, 95))
    c.circle(50, 88, 3.2, mix(c.dark, c.low, 0.4))
    x = c.rng.choice((12, 88))
    c.line(c.dark, 2, (x, 30), (x, c.high))
    c.arc(x + (6 if x < 50 else -6), 30, 7, 180, 360, c.dark, 2)


def split(c):
    c.rect(50, 0, 100, c.high, c.dark)
    c.rays(50, 46, 16, mix(c.top, c.low, 0.7), start=90, end=270)
    c.half(50, 44, 26, c.light, 90, 270)
    c.half(50, 44, 26, c.accent, 270, 450)
    c.poly(c.light, (26, 54), (50, 40), (50, 84), (36, 76))
    c.poly(c.accent, (50, 40), (76, 52), (66, 80), (58, 76), (50, 88))
    c.ellipse(39, 45, 4, 2.8, c.dark)
    c.poly(c.dark, (55, 42), (68, 37), (66, 48), (57, 48))
    c.circle(62, 44, 1.6, c.light)
    c.line(c.dark, 1.2, (33, 39), (45, 38))
    c.line(c.dark, 2.4, (54, 38), (69, 31))
    c.poly(mix(c.light, c.dark, 0.3), (50, 46), (50, 60), (45, 60))
    c.poly(c.dark, (50, 46), (57, 61), (50, 61))
    c.rect(40, 68, 50, 70, c.dark)
    c.poly(c.dark, (50, 67), (67, 62), (64, 74), (50, 73))
    for x in (52, 56, 60):
        c.poly(c.light, (x, 66.8), (x + 3, 66), (x + 1.5, 71))
    c.rect(24, 20, 50, 23, c.dark)
    c.rect(31, 6, 50, 22, c.dark)
    c.poly(mix(c.accent, c.dark, 0.35), (50, 18), (58, 10), (60, 18), (70, 14), (70, 24), (78, 28), (74, 42), (50, 28))
    for i, x in enumerate((20, 80)):
        c.circle(x, 92, 5, c.accent if i == 0 else c.light)
        c.rect(x - 1.4, 82, x + 1.4, 90, c.accent if i == 0 else c.light)


MOTIFS = {f.__name__: f for f in (mask, eyes, hat, split)}
