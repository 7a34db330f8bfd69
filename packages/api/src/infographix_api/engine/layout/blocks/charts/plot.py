"""What a chart asks of one way of plotting it."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

from infographix_api.engine.layout.blocks.block import Shape, Size, Variant
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Pen


class Plot(ABC):
    """Same contract as a block, without its caption."""

    aspects = (1.45, 3.2)

    @abstractmethod
    def variants(self) -> Sequence[Variant]: ...

    @abstractmethod
    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None: ...

    @abstractmethod
    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None: ...

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape:
        return Shape(width / height, *self.aspects)

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        return math.inf

    def penalty(self, variant: Variant) -> float:
        return 0.0
