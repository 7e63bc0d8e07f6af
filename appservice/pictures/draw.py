#!/usr/bin/env python3
"""Draws the pictures of the rooms and of the voice: shapes and colours alone, so that no font and no language is needed.

Run it here (`python3 draw.py`) after a change; the PNG files beside it are what the program carries. Each is 96 pixels wide,
a shape in white on one colour, and readable at 24 pixels, as Element shows it in its list.
"""

import struct
import zlib

SIZE, FINE = 96, 4

GREEN, TEAL, AMBER, VIOLET, BLUE, BROWN, RED = (
    (46, 125, 50), (0, 121, 107), (191, 113, 0), (106, 70, 160), (25, 95, 170), (121, 85, 72), (176, 42, 55),
)


def circle(x, y, r):
    return lambda px, py: (px - x) ** 2 + (py - y) ** 2 <= r * r


def box(x0, y0, x1, y1):
    return lambda px, py: x0 <= px <= x1 and y0 <= py <= y1


def ring(x, y, outer, inner):
    return lambda px, py: inner * inner <= (px - x) ** 2 + (py - y) ** 2 <= outer * outer


def triangle(a, b, c):
    def side(p, q, x, y):
        return (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])

    def inside(px, py):
        sides = [side(a, b, px, py), side(b, c, px, py), side(c, a, px, py)]
        return min(sides) >= 0 or max(sides) <= 0

    return inside


def person(x, y, r):
    """A head and shoulders."""
    shoulders = lambda px, py: (px - x) ** 2 / (1.9 * r) ** 2 + (py - y - 2.9 * r) ** 2 / (1.7 * r) ** 2 <= 1
    return [circle(x, y, r), lambda px, py: shoulders(px, py) and py <= y + 2.9 * r]


PICTURES = {
    # Three who talk with each other.
    "peer": (GREEN, person(28, 40, 8) + person(68, 40, 8) + person(48, 30, 10)),
    # A cup with steam.
    "social": (TEAL, [box(26, 44, 62, 72), ring(63, 56, 11, 6), box(22, 76, 68, 80), box(34, 24, 38, 38), box(46, 20, 50, 38)]),
    # A bell.
    "notices": (AMBER, [circle(48, 44, 20), box(28, 44, 68, 64), box(22, 64, 74, 70), circle(48, 76, 6)]),
    # A hub with three spokes.
    "facilitators": (VIOLET, [circle(48, 48, 12), circle(48, 20, 8), circle(22, 68, 8), circle(74, 68, 8),
                              box(46, 20, 50, 48), triangle((46, 46), (50, 50), (22, 70)), triangle((50, 46), (46, 50), (74, 70))]),
    # Two who meet.
    "liaison": (BLUE, person(32, 36, 10) + person(64, 36, 10)),
    # Books on a shelf.
    "library": (BROWN, [box(24, 26, 34, 70), box(38, 32, 46, 70), box(50, 24, 60, 70), box(64, 36, 72, 70), box(18, 72, 78, 76)]),
    # A house for all of them.
    "space": (GREEN, [triangle((48, 18), (16, 48), (80, 48)), box(26, 48, 70, 76)]),
    # A speech bubble: the voice.
    "voice": (RED, [circle(48, 42, 24), triangle((34, 58), (56, 62), (32, 80))]),
}


def png(colour, shapes):
    rows = bytearray()
    for y in range(SIZE):
        rows.append(0)
        for x in range(SIZE):
            fine = [(x + (i + 0.5) / FINE, y + (j + 0.5) / FINE) for i in range(FINE) for j in range(FINE)]
            share = sum(any(shape(px, py) for shape in shapes) for px, py in fine) / len(fine)
            rows.extend(round(255 * share + part * (1 - share)) for part in colour)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


for name, (colour, shapes) in PICTURES.items():
    with open(f"{name}.png", "wb") as file:
        file.write(png(colour, shapes))
