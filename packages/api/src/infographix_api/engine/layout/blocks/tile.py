"""One figure in its tile: the number, its unit, what it says, an icon, and a small picture where the data allow one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from infographix_api.engine.layout.geometry import SMALLEST, Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.palette import BELOW_ZERO

# "filled": a coloured tile on the page; "inset": a calm tile in a card; "plain": no tile, a rule between figures
Ground = Literal["filled", "inset", "plain"]

LEAST = 1.45  # em of the smallest number that still is a headline
_PAD = 0.95
_ICON, _BEFORE_ICON = 2.1, 0.5
_LARGEST_BESIDE = 1.5  # of the body's size, for labels beside their numbers
_LARGEST, _LARGEST_GROWN, LARGEST_ALONE = 3.1, 4.8, 9.0
_ABOVE = 2.4  # free height from which the icon goes above the figure
_LINE = 1.02  # height of the number's line, in its own size
_AFTER_NUMBER = 0.2
_PICTURE_GAP = 0.7
_SHARE = 0.6  # thickness of a share's bar
_BESIDE_WIDTH = 0.46  # most of a low, wide tile that the number may take with the label beside it


@dataclass(frozen=True)
class Share:
    """A bar in its track, which is a hundred percent or, when figures are compared, the largest of them. What is below
    zero lies left of `zero`, a share of the track.
    """

    part: float
    is_percentage: bool = True
    zero: float = 0.0
    tall: float = 0.55


@dataclass(frozen=True)
class Trend:
    """The course that led to the figure: (x, y) between 0 and 1, y upwards."""

    points: tuple[tuple[float, float], ...]
    tall: float = 2.3


@dataclass(frozen=True)
class Counted:
    """`part` of `whole` icons in one row."""

    part: int
    whole: int
    icon: str
    tall: float = 1.3


@dataclass(frozen=True)
class Figure:
    number: Paragraph
    unit: Paragraph | None
    label: Paragraph
    icon: str | None
    picture: Share | Trend | Counted | None = None


class Setting(NamedTuple):
    """How the figures of tiles side by side are set, so that they align: number size, whether icons have room
    beside the numbers or above them, height of labels, and the height kept for pictures at the foot.
    """

    number: float
    icon: bool
    label: float
    picture: float = 0.0
    icons_above: bool = False


def setting(figures: Sequence[Figure], width: float, fit: Fit, *, largest: float = _LARGEST) -> Setting | None:
    """The largest common number size in tiles this wide; None when a word or a number does not fit."""
    inner = width - 2 * _PAD * fit.size
    if inner <= 0 or max([f.label.narrowest for f in figures]) * fit.size > inner:
        return None
    label = max([f.label.height(fit.size, inner, fit.cut.lines) for f in figures])
    with_icon = _number_size(figures, inner - _ICON * fit.size) if any(f.icon for f in figures) else 0.0
    if with_icon >= 2.2 * fit.size:
        return Setting(min(largest * fit.size, with_icon), True, label)
    number = min(largest * fit.size, _number_size(figures, inner))
    return Setting(number, False, label) if number >= LEAST * fit.size else None


def in_row(how: Setting, figures: Sequence[Figure], width: float, fit: Fit) -> Setting:
    """The same for figures in one row of several, whose labels may be lower."""
    inner = width - 2 * _PAD * fit.size
    return how._replace(label=max([f.label.height(fit.size, inner, fit.cut.lines) for f in figures]))


def height(how: Setting, fit: Fit) -> float:
    """The least height of a tile, without its picture."""
    return 2 * _PAD * 0.92 * fit.size + _content(how, fit)


def picture_height(figures: Sequence[Figure], fit: Fit) -> float:
    """Room for the pictures of figures side by side; none when only the lesser part of them has one."""
    tall = [f.picture.tall + _PICTURE_GAP for f in figures if f.picture]
    return max(tall) * fit.size if 2 * len(tall) >= len(figures) else 0.0


def roomy(how: Setting, figures: Sequence[Figure], box: tuple[float, float], fit: Fit) -> Setting:
    """What the free height of tiles of this size is used for: pictures first, then icons above the numbers."""
    width, tall = box
    free = tall - height(how, fit)
    picture = picture_height(figures, fit)
    if picture and free >= picture:
        picture += min(0.35 * (free - picture), 1.2 * fit.size)
        return _grown(how._replace(picture=picture), figures, width, free - picture, fit)
    if all(f.icon for f in figures) and free > _ABOVE * fit.size:
        return how._replace(icons_above=True)
    return _grown(how, figures, width, free, fit)


def _grown(how: Setting, figures: Sequence[Figure], width: float, free: float, fit: Fit) -> Setting:
    """A larger number for half of the free height."""
    widest = setting(figures, width, fit, largest=_LARGEST_GROWN)
    if free <= 0 or widest is None or how.number >= widest.number:
        return how
    return how._replace(number=min(widest.number, how.number + 0.5 * free), icon=widest.icon)


def draw_ground(pen: Pen, at: tuple[int, Rect], look: tuple[Ground, Fit]) -> None:
    if look[0] != "plain":
        pen.mark("inset" if look[0] == "inset" else "tile", at[1].on_grid(), i=at[0])


def draw(
    pen: Pen,
    figure: Figure,
    at: tuple[int, Rect],
    how: Setting,
    look: tuple[Ground, Fit],
    *,
    has_ground: bool = False,
) -> None:
    """The number and its label in the middle or, under an icon, at the foot."""
    (index, box), (ground, fit) = at, look
    if not has_ground:
        draw_ground(pen, at, look)
    pad = _PAD * fit.size if ground != "plain" else 0.0
    inner = Rect(box.x + pad, box.y + pad * 0.92, box.w - 2 * pad, box.h - 2 * pad * 0.92)
    if how.picture and figure.picture:
        tall = how.picture - _PICTURE_GAP * fit.size
        _draw_picture(pen, figure.picture, (index, Rect(inner.x, inner.bottom - tall, inner.w, tall)), look)
    inner = Rect(inner.x, inner.y, inner.w, inner.h - how.picture)
    free = inner.h - _content(how, fit)
    y = inner.y + max(0.0, free / 2)
    if figure.icon and how.icons_above:
        side = min(free - 0.6 * fit.size, 3.4 * fit.size, how.number * 1.3)
        y = inner.y + side + 0.6 * fit.size if ground == "plain" else inner.bottom - _content(how, fit)
        _draw_icon(pen, figure.icon, Rect(inner.x, inner.y, side, side), index, ground)
    elif how.icon and figure.icon:
        side = min(1.6 * fit.size * max(1.0, how.number / (2.6 * fit.size)), box.h * 0.4)
        side = min(side, inner.w - _width(figure, how.number) - _BEFORE_ICON * fit.size)
        _draw_icon(pen, figure.icon, Rect(inner.right - side, inner.y, side, side), index, ground)
    _draw_number(pen, figure, (inner.x, y + how.number * 0.86), how.number, _number_color(index, ground))
    below = y + how.number * _LINE + _AFTER_NUMBER * fit.size
    label = Rect(inner.x, below, inner.w, how.label)
    pen.text(figure.label, label, Ink(fit.size, _label_color(index, ground), fit.cut.lines))


def beside(figures: Sequence[Figure], width: float, fit: Fit) -> Setting | None:
    """The setting of low, wide tiles with the label beside the number; None when a word does not fit."""
    inner = width - 2 * _PAD * fit.size
    number = min(_LARGEST * fit.size, _number_size(figures, _BESIDE_WIDTH * inner))
    room = inner - max(_width(f, number) for f in figures) - fit.size
    if number < LEAST * fit.size or any(f.label.narrowest * fit.size > room for f in figures) or room < 11 * fit.size:
        return None
    return Setting(number, False, max(f.label.height(fit.size, room, fit.cut.lines) for f in figures))


def beside_height(how: Setting, fit: Fit) -> float:
    return max(how.number * _LINE, how.label) + 2 * _PAD * 0.8 * fit.size


def draw_beside(
    pen: Pen, figures: Sequence[Figure], boxes: Sequence[Rect], how: Setting, look: tuple[Ground, Fit]
) -> None:
    """Numbers in one column, labels in another, so that both align over the tiles."""
    ground, fit = look
    pad = _PAD * fit.size
    column = max(_width(f, how.number) for f in figures) + fit.size
    # labels that have a line for themselves are as large as it allows
    widest = max(f.label.natural for f in figures) * fit.size
    room = min(box.w for box in boxes) - 2 * pad - column
    label = fit.size * max(1.0, min(_LARGEST_BESIDE, room / widest, 0.6 * how.number / fit.size))
    for index, (figure, box) in enumerate(zip(figures, boxes, strict=True)):
        draw_ground(pen, (index, box), look)
        middle = box.y + box.h / 2
        _draw_number(pen, figure, (box.x + pad, middle + how.number * 0.35), how.number, _number_color(index, ground))
        at = Rect(box.x + pad + column, box.y, box.w - 2 * pad - column, box.h)
        pen.middle(figure.label, at, Ink(label, _label_color(index, ground), fit.cut.lines))


def split_for_dots(figure: Figure, box: Rect, fit: Fit) -> tuple[Rect, Rect] | None:
    """Where text and a square of a hundred dots go, when the figure is a whole percentage and the tile is large."""
    picture = figure.picture
    if not isinstance(picture, Share) or not picture.is_percentage or not _is_whole(100 * picture.part):
        return None
    pad = 1.4 * _PAD * fit.size
    if box.w > 1.35 * box.h:
        side = min(box.h - 2 * pad, 0.52 * box.w)
        text = Rect(box.x, box.y, box.w - side - pad, box.h)
        square = Rect(box.right - pad - side, box.y + (box.h - side) / 2, side, side)
    else:
        side = min(box.w - 2 * pad, 0.56 * box.h)
        text = box.below(side + pad)
        square = Rect(box.x + (box.w - side) / 2, box.y + pad, side, side)
    return (text, square) if side >= 9 * fit.size and text.w >= 11 * fit.size and text.h >= 8 * fit.size else None


def draw_dots(pen: Pen, figure: Figure, square: Rect, look: tuple[Ground, Fit]) -> None:
    if not isinstance(figure.picture, Share):
        return
    part, pitch = round(100 * figure.picture.part), square.w / 10
    for k in range(100):
        row, column = divmod(k, 10)
        at = Rect(square.x + column * pitch, square.y + row * pitch, 0.8 * pitch, 0.8 * pitch)
        pen.mark("counted_dot", at, i=0, on_tile=look[0] == "filled", is_part=k < part)


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < 1e-6


def _content(how: Setting, fit: Fit) -> float:
    return how.number * _LINE + _AFTER_NUMBER * fit.size + how.label


def _draw_number(pen: Pen, figure: Figure, at: tuple[float, float], number: float, color: str) -> None:
    x, baseline = at
    width = pen.line(figure.number, x, baseline, Ink(number, color))
    if figure.unit:
        pen.line(figure.unit, x + width + 0.15 * number, baseline, Ink(_unit_size(number), color))


def _draw_icon(pen: Pen, name: str, box: Rect, index: int, ground: Ground) -> None:
    if box.w > 8:
        pen.mark("tile_icon" if ground == "filled" else "inset_icon", box, icon=name, i=index)


def _draw_picture(pen: Pen, picture: Share | Trend | Counted, at: tuple[int, Rect], look: tuple[Ground, Fit]) -> None:
    (index, box), (ground, fit) = at, look
    on_tile = ground == "filled"
    if isinstance(picture, Share):
        bar = Rect(box.x, box.bottom - _SHARE * fit.size, box.w, _SHARE * fit.size)
        pen.mark("tile_track", bar, i=index, on_tile=on_tile)
        _draw_share(pen, picture, (index, bar), on_tile=on_tile)
    elif isinstance(picture, Trend):
        points = [[round(x * box.w, 2), round((1 - y) * box.h, 2)] for x, y in picture.points]
        pen.mark("tile_trend", box, i=index, on_tile=on_tile, points=points, width=round(0.14 * fit.size, 2))
    else:
        pitch = min(box.w / picture.whole, box.h * 1.15)
        side = min(box.h, pitch * 0.88)
        for k in range(picture.whole):
            unit = Rect(box.x + k * pitch, box.bottom - side, side, side)
            pen.mark("counted", unit, i=index, on_tile=on_tile, icon=picture.icon, is_part=k < picture.part)


def _draw_share(pen: Pen, share: Share, at: tuple[int, Rect], *, on_tile: bool) -> None:
    index, track = at
    left = track.w * (share.zero + min(0.0, share.part))
    # a tile has a colour of its own, on which another would not be seen
    color = BELOW_ZERO if share.part < 0 and not on_tile else index
    pen.mark("tile_bar", Rect(track.x + left, track.y, track.w * abs(share.part), track.h), i=color, on_tile=on_tile)
    if share.zero:
        zero = Rect(track.x + track.w * share.zero - 0.7, track.y - 0.5 * track.h, 1.4, 2 * track.h)
        pen.mark("tile_zero", zero, i=index, on_tile=on_tile)


def _number_color(index: int, ground: Ground) -> str:
    return f"figure{index % 4}" if ground == "filled" else f"accent{index % 4}"


def _label_color(index: int, ground: Ground) -> str:
    return f"on{index % 4}" if ground == "filled" else "ink"


def _number_size(figures: Sequence[Figure], inner: float) -> float:
    return min([_widest_number(f, inner) for f in figures]) / 1.005


def _width(figure: Figure, number: float) -> float:
    unit = figure.unit.natural * _unit_size(number) + 0.15 * number if figure.unit else 0.0
    return figure.number.natural * number + unit


def _unit_size(number: float) -> float:
    return max(SMALLEST, number * 0.46)


def _widest_number(figure: Figure, inner: float) -> float:
    """The largest number size at which number and unit fit side by side."""
    if figure.unit is None:
        return inner / figure.number.natural
    size = inner / (figure.number.natural + 0.15 + 0.46 * figure.unit.natural)
    if size * 0.46 >= SMALLEST:
        return size
    return (inner - SMALLEST * figure.unit.natural) / (figure.number.natural + 0.15)
