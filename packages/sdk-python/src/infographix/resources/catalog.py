"""`client.styles`, `client.palettes`, and `client.suggestions` for choosing among them."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Union

from infographix._flow import Flow, awaiting, blocking
from infographix._generated import models as m
from infographix._generated import operations
from infographix._resource import Resource
from infographix.resources.generations import request_body
from infographix.resources.sources import SourceLike


class StyleFlows(Resource):
    def _list(self) -> Flow[List[m.StyleInfo]]:
        """Every style; `available` tells whether it can be drawn."""
        return (yield from self._send(operations.list_styles())).data


class PaletteFlows(Resource):
    def _list(self) -> Flow[List[m.PaletteInfo]]:
        """Every palette with its colours; `available` tells whether it can be drawn."""
        return (yield from self._send(operations.list_palettes())).data


class SuggestionFlows(Resource):
    def _get(
        self,
        *,
        topic: Optional[str] = None,
        source: Optional[SourceLike] = None,
        content: Union[m.Document, m.DocumentInput, Mapping[str, Any], None] = None,
    ) -> Flow[m.Suggestions]:
        """Three styles and three palettes, each with its reason. Give one of topic, source or content."""
        body: Any = request_body({"topic": topic, "source": source, "content": content})
        return (yield from self._send(operations.get_suggestions(body=body)))


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


class Suggestions(SuggestionFlows):
    """`client.suggestions` of InfoGraphix."""

    get, get_async = blocking(SuggestionFlows._get), awaiting(SuggestionFlows._get)


class AsyncSuggestions(SuggestionFlows):
    """`client.suggestions` of AsyncInfoGraphix."""

    get = awaiting(SuggestionFlows._get)
