"""Reading a small, undamaged QR code (ISO/IEC 18004, versions 2 and 3, bytes), so that tests need not trust who drew it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Matrix = Sequence[Sequence[bool]]
RAND = 4  # modules of white around it
FORMAATMASKER = 0x5412
MASKERS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, k: (r + k) % 2 == 0,
    lambda r, k: r % 2 == 0,
    lambda r, k: k % 3 == 0,
    lambda r, k: (r + k) % 3 == 0,
    lambda r, k: (r // 2 + k // 3) % 2 == 0,
    lambda r, k: (r * k) % 2 + (r * k) % 3 == 0,
    lambda r, k: ((r * k) % 2 + (r * k) % 3) % 2 == 0,
    lambda r, k: ((r + k) % 2 + (r * k) % 3) % 2 == 0,
)


def uit_lijnen(tekening: str, lijn: re.Pattern[str], maat: int) -> Matrix:
    """Return the dark modules of a drawing of horizontal strokes; the pattern gives x, y and the end of each."""
    matrix = [[False] * maat for _ in range(maat)]
    for van, hoogte, tot in lijn.findall(tekening):
        for kolom in range(int(float(van)) - RAND, int(float(tot)) - RAND):
            matrix[int(float(hoogte)) - RAND][kolom] = True
    return matrix


def uit_svg(svg: str) -> Matrix:
    """Return the dark modules of segno's SVG: one path of relative strokes."""
    maat = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1]) - 2 * RAND  # type: ignore[index]
    pad = re.search(r'stroke="#000" d="([^"]+)"', svg)[1]  # type: ignore[index]
    x = y = 0.0
    lijnen = []
    for soort, getallen in re.findall(r"([Mmh])([-\d. ]+)", pad):
        delen = [float(g) for g in re.findall(r"-?[\d.]+", getallen)]
        if soort == "h":
            lijnen.append(f"{x} {y} {x + delen[0]};")
            x += delen[0]
        else:
            x, y = (delen[0], delen[1]) if soort == "M" else (x + delen[0], y + delen[1])
    return uit_lijnen("".join(lijnen), re.compile(r"([\d.]+) ([\d.]+) ([\d.]+);"), maat)


def lees_qr(matrix: Matrix) -> str:
    """Return what the code says."""
    bits = "".join("1" if bit else "0" for bit in _bits(matrix))
    assert bits[:4] == "0100", "alleen bytes"
    lengte = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * n : 20 + 8 * n], 2) for n in range(lengte)).decode()


def _bits(m: Matrix) -> Iterator[bool]:
    n = len(m)
    assert (n - 17) // 4 in (2, 3), "alleen versie 2 en 3"
    formaat = int("".join("1" if m[8][k] else "0" for k in (0, 1, 2, 3, 4)), 2) ^ (FORMAATMASKER >> 10)
    masker = MASKERS[formaat & 7]
    for paar in range(n - 1, 0, -2):
        rechts = paar if paar > 6 else paar - 1  # the column of the timing pattern holds nothing
        omhoog = ((n - 1 - paar) // 2) % 2 == 0
        for stap in range(n):
            rij = n - 1 - stap if omhoog else stap
            for kolom in (rechts, rechts - 1):
                if not _vast(rij, kolom, n):
                    yield m[rij][kolom] != masker(rij, kolom)


def _vast(rij: int, kolom: int, n: int) -> bool:
    """Whether a module is part of the pattern by which cameras find the code."""
    hoek = (rij < 9 and kolom < 9) or (rij < 9 and kolom >= n - 8) or (rij >= n - 8 and kolom < 9)
    uitlijning = n - 9 <= rij < n - 4 and n - 9 <= kolom < n - 4
    return hoek or uitlijning or rij == 6 or kolom == 6
