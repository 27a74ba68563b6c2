"""Dogs, dinosaurs and bats."""

import math

from ..canvas import mix


def dog(c):
    c.rays(50, 54, 14, mix(c.top, c.low, 0.75), turn=c.rng.uniform(0, 12))
    c.circle(50, 54, 38, c.accent)
    c.poly(c.dark, (32, c.high), (36, 74), (64, 74), (68, c.high))
    c.ellipse(50, 48, 21, 24, c.light)
    c.half(56, 44, 13, c.dark, 0, 360)
    for side in (-1, 1):
        c.poly(
            c.dark,
            (50 + side * 10, 26),
            (50 + side * 22, 26),
            (50 + side * 31, 56),
            (50 + side * 24, 62),
            (50 + side * 18, 44),
        )
    c.circle(42, 45, 3, c.dark)
    c.circle(57, 45, 3, c.light)
    c.circle(57, 45, 1.8, c.dark)
    c.circle(43, 44, 0.9, c.light)
    c.ellipse(50, 63, 13, 11, c.light)
    c.ellipse(50, 57, 5, 3.6, c.dark)
    c.line(c.dark, 0.9, (50, 60), (50, 66))
    c.arc(45.5, 65, 4.6, 0, 150, c.dark, 0.9)
    c.arc(54.5, 65, 4.6, 30, 180, c.dark, 0.9)
    c.draw.rounded_rectangle(c.px((47, 69), (53, 79)), radius=3 * c.unit, fill=mix(c.accent, c.light, 0.3))
    c.rect(35, 82, 65, 86.5, c.light)
    c.circle(50, 90, 4, c.accent)
    c.line(c.light, 0.8, (50, 88), (50, 92))


def dinosaur(c):
    c.circle(68, 30, 16, c.accent)
    c.poly(mix(c.low, c.dark, 0.3), (-4, 84), (22, 36), (34, 36), (64, 84))
    c.poly(c.accent, (22, 36), (34, 36), (31, 46), (28, 41), (25, 47))
    for i in range(5):
        c.circle(28 + i * 3.4, 30 - i * 4.5, 4 + i * 1.3, mix(mix(c.top, c.low, 0.4), c.light, 0.35))
    c.waves(80, mix(c.low, c.dark, 0.55), 2, 60, c.rng.uniform(0, 50))
    neck = [(58 + 14 * math.sin(t / 20 * 2.2), 74 - t * 2.05, 5.4 - t * 0.16) for t in range(21)]
    for x, y, radius in neck:
        c.circle(x, y, radius, c.dark)
    x, y, _ = neck[-1]
    c.ellipse(x + 4, y - 0.6, 6.4, 3.4, c.dark)
    c.circle(x + 4, y - 1.6, 0.9, c.accent)
    c.ellipse(46, 78, 20, 11, c.dark)
    for t in range(26):
        c.circle(30 - t * 1.1, 80 + 5 * math.sin(t / 6), max(0.6, 7 - t * 0.27), c.dark)
    for leg in (34, 42, 52, 60):
        c.rect(leg - 2.8, 80, leg + 2.8, 98, c.dark)
    c.hills(97, 1.4, c.dark, 14)
    side = c.rng.choice((6, 94))
    for turn in range(-80, 81, 20):
        dx, dy = 16 * math.sin(math.radians(turn)), -14 * math.cos(math.radians(turn))
        c.poly(mix(c.dark, c.low, 0.3), (side, 76), (side + dx, 76 + dy), (side + dx * 0.8, 80 + dy * 0.5))
    c.line(mix(c.dark, c.low, 0.3), 2, (side, 76), (side + 1, c.high))


def bats(c):
    c.circle(50, 40, 30, c.light)
    c.circle(50, 40, 30, None, mix(c.light, c.low, 0.5), 1)
    c.poly(c.dark, (38, c.high), (41, 60), (46, 52), (54, 52), (59, 60), (62, c.high))
    c.ellipse(50, 45, 6.2, 8.6, c.dark)
    for side in (-1, 1):
        c.poly(c.dark, (50 + side * 5, 44), (50 + side * 11, 35), (50 + side * 5, 39))
        c.circle(50 + side * 2.4, 44, 1, c.accent)
        c.line(c.dark, 3.6, (50 + side * 8, 57), (50 + side * 16, 72), (50 + side * 12, 80))
        for finger in range(4):
            c.line(c.dark, 0.9, (50 + side * 12, 79), (50 + side * (9 + finger * 3.4), 92))
    c.poly(c.light, (48.4, 50), (49.2, 50), (48.8, 53))
    c.poly(c.light, (50.8, 50), (51.6, 50), (51.2, 53))
    for _ in range(8):
        bat(c, c.rng.uniform(8, 92), c.rng.uniform(6, 40), c.rng.uniform(2.4, 5.4))
    c.poly(c.dark, (0, c.high), (0, 70), (8, 66), (10, 78), (16, 74), (18, c.high))
    c.poly(c.dark, (100, c.high), (100, 66), (93, 72), (90, 62), (84, 76), (82, c.high))


def bat(c, x, y, size):
    right = [
        (0, -0.5),
        (0.25, -0.8),
        (0.35, -0.2),
        (1, -0.7),
        (2, 0),
        (1.5, 0),
        (1.2, 0.5),
        (0.8, 0.15),
        (0.4, 0.6),
        (0, 0.3),
    ]
    both = [(dx, dy) for dx, dy in right] + [(-dx, dy) for dx, dy in reversed(right)]
    c.poly(c.dark, *[(x + dx * size, y + dy * size) for dx, dy in both])


MOTIFS = {f.__name__: f for f in (dog, dinosaur, bats)}
