"""`client.styles` and `client.palettes`."""

from __future__ import annotations

from typing import List

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource


class StyleFlows(Resource):
    def _list(self) -> Flow[List[m.StyleInfo]]:
        """Every style; `available` tells whether it can be drawn."""
        return (yield from self._send(operations.list_styles())).data


class PaletteFlows(Resource):
    def _list(self) -> Flow[List[m.PaletteInfo]]:
        """Every palette with its colours; `available` tells whether it can be drawn."""
        return (yield from self._send(operations.list_palettes())).data


class Styles(StyleFlows):
    """`client.styles` of InfoGraphix."""

    list, list_async = blocking(StyleFlows._list), awaiting(StyleFlows._list)


class AsyncStyles(StyleFlows):
    """`client.styles` of AsyncInfoGraphix."""

    list = awaiting(StyleFlows._list)


class Palettes(PaletteFlows):
    """`client.palettes` of InfoGraphix."""

    list, list_async = blocking(PaletteFlows._list), awaiting(PaletteFlows._list)


class AsyncPalettes(PaletteFlows):
    """`client.palettes` of AsyncInfoGraphix."""

    list = awaiting(PaletteFlows._list)
