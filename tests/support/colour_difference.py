"""How far two colours are apart to the eye, with normal sight and with the three kinds of colour blindness.

The difference is CIEDE2000 (G. Sharma, W. Wu, E. Dalal, "The CIEDE2000 color-difference formula", Color Research &
Application 30, 2005); the deficient sights are those of Machado, Oliveira and Fernandes, "A physiologically-based model
for simulation of color vision deficiency", IEEE TVCG 15, 2009, at severity 1.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

# D65, 2 degrees (IEC 61966-2-1).
WHITE: Triple = (0.95047, 1.0, 1.08883)
XYZ_OF_RGB = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
# Machado et al. 2009, table of severity 1.0, on linear RGB.
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def difference(one: str, other: str, sight: str = "normal") -> float:
    """The difference of two colours ``#rrggbb`` as a kind of sight sees them."""
    return ciede2000(lab(one, sight), lab(other, sight))


def least_difference(one: str, other: str) -> float:
    """The smallest difference over all four kinds of sight."""
    return min(difference(one, other, sight) for sight in SIGHTS)


def lab(colour: str, sight: str = "normal") -> Triple:
    """CIE L*a*b* of a colour ``#rrggbb`` as a kind of sight sees it."""
    linear = tuple(_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    seen = tuple(min(1.0, max(0.0, value)) for value in _times(SIGHTS[sight], linear))
    x, y, z = (_cube(value / white) for value, white in zip(_times(XYZ_OF_RGB, seen), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two colours in CIE L*a*b*, with all weights 1 (Sharma et al., equations 2 to 22)."""
    lightness, chroma, hue, rotation = _parts(one, other)
    return sqrt(lightness**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def _parts(one: Triple, other: Triple) -> tuple[float, float, float, float]:
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    c1, c2 = hypot(stretch * one[1], one[2]), hypot(stretch * other[1], other[2])
    h1, h2 = (degrees(atan2(b, stretch * a)) % 360 for _, a, b in (one, other))
    has_hue = c1 * c2 != 0
    turn = h2 - h1
    turn -= 360 if turn > 180 else -360 if turn < -180 else 0
    apart = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2) if has_hue else 0.0
    mean_hue = h1 + h2
    if has_hue:
        mean_hue = (mean_hue + (360 if mean_hue < 360 else -360)) / 2 if abs(h1 - h2) > 180 else mean_hue / 2
    mean_light, mean_c = (one[0] + other[0]) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * cos(radians(mean_hue - 30))
        + 0.24 * cos(radians(2 * mean_hue))
        + 0.32 * cos(radians(3 * mean_hue + 6))
        - 0.20 * cos(radians(4 * mean_hue - 63))
    )
    of_light = 1 + 0.015 * (mean_light - 50) ** 2 / sqrt(20 + (mean_light - 50) ** 2)
    of_chroma, of_hue = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * weight
    rotation = -2 * sqrt(mean_c**7 / (mean_c**7 + 25**7)) * sin(radians(60 * exp(-(((mean_hue - 275) / 25) ** 2))))
    return (other[0] - one[0]) / of_light, (c2 - c1) / of_chroma, apart / of_hue, rotation


def _times(matrix: tuple[Triple, Triple, Triple], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(weight * value for weight, value in zip(row, vector, strict=True)) for row in matrix)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
