"""Clocks, projectors, portholes and pennants."""

import math

from ..canvas import mix


def clock(c):
    c.rays(50, 50, 20, mix(c.top, c.low, 0.75), turn=c.rng.uniform(0, 9))
    c.circle(50, 50, 41, c.dark)
    c.circle(50, 50, 37, c.light)
    c.circle(50, 50, 34.5, None, c.accent, 1)
    for i in range(60):
        turn, long = math.pi * i / 30, i % 5 == 0
        inner = 27 if long else 31.5
        x, y = math.sin(turn), -math.cos(turn)
        c.line(c.dark, 2 if long else 0.5, (50 + inner * x, 50 + inner * y), (50 + 33 * x, 50 + 33 * y))
    hour = c.rng.choice((2.75, 7.0, 9.6))
    for turn, long, wide in ((hour / 12, 18, 3.2), (hour % 1, 28, 2.2)):
        x, y = math.sin(2 * math.pi * turn), -math.cos(2 * math.pi * turn)
        c.poly(c.dark, (50 - y * wide, 50 + x * wide), (50 + y * wide, 50 - x * wide), (50 + long * x, 50 + long * y))
    c.circle(50, 50, 3.6, c.accent)
    c.line(c.dark, 1.4, (72, 56), (74, 66))
    c.circle(76, 68, 2.8, c.dark)
    c.rect(72.4, 64.4, 79.6, 65.4, c.dark)
    c.poly(c.dark, (73, 70), (79, 70), (80, 82), (84, 92), (81, 93), (77, 84), (74, 95), (71, 94))


def projector(c):
    y = 44
    c.poly(mix(c.low, c.light, 0.6), (100, 2), (100, 92), (56, y + 3), (56, y - 3))
    c.rect(20, y - 12, 50, y + 20, c.dark)
    c.rect(50, y - 5, 57, y + 5, c.dark)
    for x, radius in ((22, 15), (46, 13)):
        top = y - 12 - radius
        c.circle(x, top, radius, c.dark)
        c.circle(x, top, radius - 2.4, None, c.accent, 1)
        for i in range(5):
            turn = 2 * math.pi * i / 5 + c.rng.uniform(0, 0.3)
            c.circle(x + radius * 0.52 * math.cos(turn), top + radius * 0.52 * math.sin(turn), radius * 0.2, c.accent)
        c.circle(x, top, radius * 0.14, c.light)
    c.circle(35, y + 5, 6.4, c.accent)
    c.circle(35, y + 5, 3, c.dark)
    for foot in (8, 35, 62):
        c.line(c.dark, 2.2, (35, y + 18), (foot, c.high + 2))
    for i in range(5):
        x = 62 + i * 8.5
        c.rect(x, 78 + i * 2.4, x + 7.4, 92 + i * 2.4, c.dark)
        c.rect(x + 1, 81 + i * 2.4, x + 6.4, 89 + i * 2.4, c.light if i % 2 else c.accent)


def porthole(c):
    for i in range(16):
        turn = 2 * math.pi * i / 16
        c.circle(50 + 45.5 * math.cos(turn), 52 + 45.5 * math.sin(turn), 1.5, c.accent)
    c.circle(50, 52, 48, mix(c.accent, c.dark, 0.35))
    c.circle(50, 52, 41, c.dark)
    for i in range(8):
        c.circle(50, 52, 38 - i * 1.5, mix(c.dark, c.low, 0.3 + i * 0.09))
    for i in range(16):
        turn = 2 * math.pi * i / 16
        c.circle(50 + 44.6 * math.cos(turn), 52 + 44.6 * math.sin(turn), 1.6, c.light)
    for arm in range(8):
        base = -1.05 + arm * 0.3
        for t in range(30):
            reach = 6 + t * 0.92
            bend = base + 0.55 * math.sin(t / 6 + arm)
            c.circle(50 + reach * math.sin(bend), 46 + reach * math.cos(bend), 3 - t * 0.085, c.dark)
    c.ellipse(50, 38, 11, 14, c.dark)
    for x in (45.4, 54.6):
        c.circle(x, 44, 2.8, c.accent)
        c.ellipse(x, 44, 0.7, 2.2, c.dark)
    for _ in range(12):
        turn, far = c.rng.uniform(0, 6.28), c.rng.uniform(20, 34)
        c.circle(50 + far * math.cos(turn), 52 + far * math.sin(turn), c.rng.uniform(0.6, 1.5), None, c.light, 0.35)


def pennant(c):
    for i in range(11):
        c.rect(0, i * 10, 100, i * 10 + 5, mix(c.top, c.low, 0.6))
    c.line(c.dark, 2, (20, 8), (34, 100))
    for i, (y, colour) in enumerate(((12, c.accent), (34, c.dark))):
        tip = 92 - i * 8
        c.poly(colour, (20.5 + y * 0.12, y), (tip, y + 15), (23.5 + y * 0.12, y + 21))
        c.star(40, y + 11.6, 5.4, c.light, 5, 0.42)
    lean = c.rng.uniform(-0.1, 0.1)
    ball = []
    for i in range(61):
        turn = 2 * math.pi * i / 60
        x, y = 24 * math.cos(turn), 14 * math.sin(turn) * abs(math.sin(turn)) ** 0.25
        ball.append((66 + x * 0.9 - y * (0.4 + lean), 80 + y * 0.9 + x * (0.4 + lean)))
    c.poly(c.dark, *ball)
    c.poly(mix(c.accent, c.dark, 0.35), *[(66 + (x - 66) * 0.9, 80 + (y - 80) * 0.9) for x, y in ball])
    c.line(c.light, 1, (55, 75), (77, 85))
    for i in range(5):
        x, y = 57.5 + i * 4.4, 76.2 + i * 2
        c.line(c.light, 0.9, (x + 1.4, y - 3), (x - 1.4, y + 3))


MOTIFS = {f.__name__: f for f in (clock, projector, porthole, pennant)}
