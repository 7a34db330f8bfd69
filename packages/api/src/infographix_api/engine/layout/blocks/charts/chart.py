"""A chart block: a caption that names unit and axes, and the plots its mark allows."""

from __future__ import annotations

from collections.abc import Sequence

from infographix_api.engine.document import Mark
from infographix_api.engine.layout.blocks.block import Block, Shape, Size, Variant
from infographix_api.engine.layout.blocks.charts.bars import BarPlot
from infographix_api.engine.layout.blocks.charts.columns import ColumnPlot
from infographix_api.engine.layout.blocks.charts.counted import CountedPlot
from infographix_api.engine.layout.blocks.charts.data import Data
from infographix_api.engine.layout.blocks.charts.lines import LinePlot
from infographix_api.engine.layout.blocks.charts.parts import PartsPlot
from infographix_api.engine.layout.blocks.charts.plot import Plot
from infographix_api.engine.layout.geometry import Fit, Rect
from infographix_api.engine.layout.pen import Ink, Pen
from infographix_api.engine.layout.text import Paragraph
from infographix_api.engine.layout.typeset import Typesetter

_PLOTS: dict[Mark, tuple[type[LinePlot | ColumnPlot | BarPlot | PartsPlot | CountedPlot], ...]] = {
    "line": (LinePlot,),
    "area": (LinePlot,),
    "scatter": (LinePlot,),
    "column": (ColumnPlot, BarPlot),
    "stacked": (ColumnPlot, BarPlot),
    "histogram": (ColumnPlot,),
    "bar": (BarPlot,),
    "donut": (PartsPlot,),
    "waffle": (PartsPlot, CountedPlot),
}


class ChartBlock(Block):
    stretch = 1.0
    slack = 0.12
    grows = False

    def __init__(self, data: Data, caption: Paragraph | None, setter: Typesetter) -> None:
        super().__init__()
        self.data = data
        self.caption = caption
        self.is_captioned = caption is not None
        plots = [make(data, setter) for make in _PLOTS[data.mark]]
        self._plots: dict[Variant, Plot] = {variant: plot for plot in plots for variant in plot.variants()}

    def variants(self, fit: Fit) -> Sequence[Variant]:
        return list(self._plots)

    def size(self, variant: Variant, width: float, fit: Fit) -> Size | None:
        caption = self._caption_height(width, fit)
        size = self._plots[variant].size(variant, width, fit)
        if size is None or caption is None:
            return None
        return Size(size.least + caption, size.preferred + caption)

    def shape(self, variant: Variant, width: float, height: float, fit: Fit) -> Shape | None:
        caption = self._caption_height(width, fit) or 0.0
        return self._plots[variant].shape(variant, width, max(1.0, height - caption), fit)

    def column(self, variant: Variant, width: float, fit: Fit) -> float:
        return self._plots[variant].column(variant, width, fit)

    def penalty(self, variant: Variant) -> float:
        return self._plots[variant].penalty(variant)

    def draw(self, pen: Pen, variant: Variant, box: Rect, fit: Fit) -> None:
        if self.caption:
            pen.text(self.caption, box, Ink(fit.small, "muted", max(1, fit.cut.note_lines)))
            box = box.below(self._caption_height(box.w, fit) or 0.0)
        if self.data.note:
            pen.shorten(f"chart: {self.data.note}")
        pen.scene.plain = box
        self._plots[variant].draw(pen, variant, box, fit)
        pen.scene.plain = None

    def _caption_height(self, width: float, fit: Fit) -> float | None:
        if self.caption is None:
            return 0.0
        if self.caption.narrowest * fit.small > width:
            return None
        return self.caption.height(fit.small, width, max(1, fit.cut.note_lines)) + 0.55 * fit.size
