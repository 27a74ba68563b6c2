"""Blossoms, swords, fans, tents and a hat of three corners."""

import math

from ..canvas import mix


def blossom(c):
    c.circle(66, 34, 20, mix(c.low, c.light, 0.45))
    c.line(c.dark, 3.4, (-2, 100), (24, 78), (40, 52), (66, 40), (102, 12))
    for twig in (((24, 78), (52, 74), (72, 80)), ((40, 52), (34, 32), (42, 14)), ((66, 40), (84, 50), (96, 48))):
        c.line(c.dark, 1.5, *twig)
    spots = [
        (50, 73),
        (72, 80),
        (34, 34),
        (42, 14),
        (84, 50),
        (96, 47),
        (60, 42),
        (24, 78),
        (80, 28),
        (46, 49),
        (92, 20),
    ]
    for x, y in spots:
        flower(c, x + c.rng.uniform(-2, 2), y + c.rng.uniform(-2, 2), c.rng.uniform(4.5, 7))
    for _ in range(14):
        x, y = c.rng.uniform(4, 96), c.rng.uniform(70, 102)
        c.ellipse(x, y, 1.5, 0.9, c.accent if c.rng.random() < 0.4 else c.light)


def flower(c, x, y, size):
    turn = c.rng.uniform(0, 1.2)
    for i in range(5):
        angle = turn + 2 * math.pi * i / 5
        c.circle(x + size * 0.55 * math.cos(angle), y + size * 0.55 * math.sin(angle), size * 0.46, c.light)
    c.circle(x, y, size * 0.26, c.accent)


def swords(c):
    c.rays(50, 50, 12, mix(c.top, c.low, 0.7), turn=c.rng.uniform(0, 12))
    c.circle(50, 50, 33, c.accent)
    c.poly(c.light, (30, 30), (70, 30), (70, 36), (44, 64), (70, 64), (70, 71), (30, 71), (30, 65), (56, 37), (30, 37))
    for side in (-1, 1):

        def at(along, across, side=side):
            return (50 + side * (along * 0.7 - across * 0.7), 52 - along * 0.72 - across * 0.72)

        c.poly(c.dark, at(-30, -1.1), at(-30, 1.1), at(58, 0.5), at(62, 0), at(58, -0.5))
        c.poly(c.dark, at(-34, -9), at(-31, -9), at(-31, 9), at(-34, 9))
        c.circle(*at(-34, 0), 4.4, c.dark)
        c.line(c.dark, 2.6, at(-34, 0), at(-48, 0))
        c.circle(*at(-49, 0), 2.4, c.accent)
    c.poly(c.dark, (22, 12), (50, 17), (78, 12), (75, 24), (60, 27), (50, 21), (40, 27), (25, 24))
    for x in (38, 62):
        c.ellipse(x, 19.4, 5, 2.6, c.light)


def fans(c):
    turn = c.rng.randrange(2)
    for row in range(6, -2, -1):
        for column in range(-1, 4):
            x, y = column * 33 + (16.5 if (row + turn) % 2 else 0), 108 - row * 17
            for ring in range(5):
                shade = mix(c.top, c.low, 0.15 + ring * 0.2)
                c.circle(x, y, 19 - ring * 3.6, c.accent if ring in (0, 3) else shade)
                if ring == 0:
                    c.circle(x, y, 18.2, c.dark if row % 2 else mix(c.dark, c.low, 0.2))
    c.circle(50, 46, 31, c.dark)
    c.circle(50, 46, 29, None, c.accent, 0.9)
    head = c.rng.choice((-1, 1))
    hair = mix(c.accent, c.dark, 0.8) if sum(c.accent) > 200 else c.dark
    edge = [(50 + 28.4 * math.cos(math.radians(t)), 46 + 28.4 * math.sin(math.radians(t))) for t in range(42, 139, 4)]
    c.poly(c.accent, *edge, (40, 65), (60, 65))
    c.poly(mix(c.light, c.dark, 0.12), (46, 56), (54, 56), (55, 64), (60, 65.5), (50, 72), (40, 65.5), (45, 64))
    c.circle(50, 45, 15.5, hair)
    c.poly(hair, (34.5, 45), (65.5, 45), (64, 58), (58, 61), (42, 61), (36, 58))
    c.ellipse(50, 48.6, 10.4, 13, c.light)
    c.half(50, 43.5, 12, hair, 180, 360)
    c.rect(35, 38, 65, 41, c.accent)
    c.star(50 + head * 15, 36, 6, c.accent, 8, 0.45)
    for x in (45.6, 54.4):
        c.arc(x, 49, 2.8, 200, 340, c.dark, 0.9)
    c.poly(c.accent, (46.5, 57), (50, 55.6), (53.5, 57), (50, 60))


def tent(c):
    c.rays(50, 22, 20, mix(c.top, c.low, 0.65), turn=c.rng.uniform(0, 9))
    for i in range(10):
        left, right = 4 + i * 9.2, 4 + (i + 1) * 9.2
        colour = c.accent if i % 2 else c.light
        c.poly(colour, (50, 18), (left, 56), (right, 56))
        c.poly(mix(colour, c.dark, 0.18), (left, 56), (right, 56), (10 + (i + 1) * 8, c.high), (10 + i * 8, c.high))
        c.half((left + right) / 2, 56, 4.6, c.light if i % 2 else c.accent, 0, 180)
    c.line(c.dark, 1, (50, 20), (50, 6))
    c.poly(c.dark, (50, 6), (62, 9), (50, 12))
    c.poly(c.dark, (50, 60), (34, c.high), (66, c.high))
    c.circle(50, 80, 6, c.light)
    for side in (-1, 1):
        c.circle(50 + side * 6.5, 77, 3, c.accent)
        c.circle(50 + side * 2.4, 79, 0.9, c.dark)
    c.poly(c.accent, (45, 75), (55, 75), (50, 63))
    c.circle(50, 81.6, 1.5, c.accent)
    c.half(50, 82.6, 3.2, c.dark, 0, 180)
    c.poly(c.light, (40, 90), (60, 90), (63, 96), (37, 96))
    c.poly(c.accent, (38, 96), (62, 96), (66, c.high), (34, c.high))


def triptych(c):
    for i, colour in enumerate((c.low, c.light, c.accent)):
        left = 4 + i * 31.4
        c.rect(left, 8, left + 29.4, 96, mix(colour, c.dark, 0.08))
        c.rays(left + 14.7, 96, 5, mix(colour, c.dark, 0.22), reach=14.6, start=180, end=360)
    c.circle(50, 40, 10, c.accent)
    c.poly(c.dark, (28, 46), (32, 36), (40, 33), (50, 27), (60, 33), (68, 36), (72, 46), (60, 42), (40, 42))
    c.circle(50, 36.6, 2.6, c.low)
    c.circle(50, 36.6, 1.2, c.light)
    c.ellipse(50, 48, 8, 10, mix(c.light, c.low, 0.25))
    c.poly(c.dark, (30, 44), (34, 37), (66, 37), (70, 44), (60, 43), (40, 43))
    c.poly(c.dark, (24, 96), (28, 68), (42, 58), (58, 58), (72, 68), (76, 96))
    c.poly(c.light, (44, 58), (56, 58), (53, 74), (47, 74))
    for side in (-1, 1):
        c.poly(c.accent, (50 + side * 21, 66), (50 + side * 12, 63), (50 + side * 14, 68), (50 + side * 23, 71))
        for y in (72, 79, 86):
            c.circle(50 + side * 7, y, 1.1, c.accent)
    eagle = c.rng.uniform(20, 23)
    for x in (18.7, 81.5):
        c.star(x, eagle, 6, c.dark, 5, 0.42)


MOTIFS = {f.__name__: f for f in (blossom, swords, fans, tent, triptych)}
