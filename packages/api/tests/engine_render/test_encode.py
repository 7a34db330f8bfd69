"""What a PNG keeps of the pixels that were painted."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from engine_render import stories
from PIL import Image

from infographix_api import engine
from infographix_api.engine import catalog
from infographix_api.engine.render import encode, raster

STYLES = [style.slug for style in catalog.styles() if style.available]
_Colors = npt.NDArray[np.int64]


def painted_and_encoded(style: str) -> tuple[_Colors, _Colors, int]:
    """Colours of all pixels of a picture, as painted and as its PNG has them, and the bytes that takes."""
    look = {"style": style, "palette": "ocean", "size": "2K", "aspect_ratio": "landscape", "as_of": "2026-06-15"}
    pixels = raster.paint(engine.render(stories.seven_sections(), format="pdf", **look).data, 2)
    png = encode.png(pixels)
    return channels(pixels), opened(png), len(png)


def channels(pixels: raster.Pixels) -> _Colors:
    return np.stack([pixels >> shift & 0xFF for shift in (0, 8, 16)], axis=-1).reshape(-1, 3).astype(np.int64)


def opened(png: bytes) -> _Colors:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB")).reshape(-1, 3).astype(np.int64)


@pytest.mark.parametrize("style", STYLES)
def test_areas_keep_their_colours_and_edges_move_less_than_an_eye_sees(style: str) -> None:
    painted, encoded, _ = painted_and_encoded(style)
    colors, counts = np.unique(painted @ (1, 1 << 8, 1 << 16), return_counts=True)
    areas = colors[counts > painted.shape[0] / 500]
    is_area = np.isin(painted @ (1, 1 << 8, 1 << 16), areas)
    distance = np.sqrt(((painted - encoded) ** 2).sum(axis=1))
    assert is_area.mean() > 0.5
    assert not distance[is_area].any()
    assert distance.mean() < 0.6
    assert distance.max() < 40


def test_a_page_at_2k_takes_less_than_300_kb() -> None:
    assert painted_and_encoded("modern")[2] <= 300_000


def test_pixels_of_more_shades_than_a_palette_can_stand_for_keep_them_all() -> None:
    noise = np.random.default_rng(1).integers(0, 1 << 24, (64, 96), dtype=np.uint32)
    assert np.array_equal(opened(encode.png(noise)), channels(noise))


def test_a_picture_of_one_colour_is_one() -> None:
    plain = np.full((4, 6), 0xFF336699, np.uint32)
    assert np.array_equal(opened(encode.png(plain)), channels(plain))
