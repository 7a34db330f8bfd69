"""`client.styles` and `client.palettes`."""

from __future__ import annotations

from typing import List, Optional

from infographix._deadline import Deadline
from infographix._flow import Flow, awaiting, blocking, send
from infographix._generated import models as m
from infographix._generated import operations
from infographix._http import Driver


class StyleFlows:
    def __init__(self, driver: Driver, deadline_s: Optional[float], max_retries: int) -> None:
        self._driver, self._deadline_s, self._max_retries = driver, deadline_s, max_retries

    def _list(self) -> Flow[List[m.StyleInfo]]:
        """Every style; `available` tells whether it can be drawn."""
        return (yield from send(operations.list_styles(), Deadline(self._deadline_s), self._max_retries)).data


class PaletteFlows:
    def __init__(self, driver: Driver, deadline_s: Optional[float], max_retries: int) -> None:
        self._driver, self._deadline_s, self._max_retries = driver, deadline_s, max_retries

    def _list(self) -> Flow[List[m.PaletteInfo]]:
        """Every palette with its colours; `available` tells whether it can be drawn."""
        return (yield from send(operations.list_palettes(), Deadline(self._deadline_s), self._max_retries)).data


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
