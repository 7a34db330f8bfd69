"""Python SDK for InfoGraphix: checked, sourced infographics from a topic, a text or a table.

>>> from infographix import InfoGraphix
>>> client = InfoGraphix(api_key="igx_live_0123456789")
>>> client
InfoGraphix(api_key='igx_live_…', base_url='http://127.0.0.1:8000')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infographix._version import __version__

if TYPE_CHECKING:
    from infographix._errors import (
        APIConnectionError,
        APIStatusError,
        AuthenticationError,
        BadRequestError,
        BodyTooLargeError,
        ConflictError,
        DeadlineExceededError,
        DecodeError,
        DownloadError,
        GenerationCanceledError,
        GenerationFailedError,
        GoneError,
        InfoGraphixError,
        NotFoundError,
        PermissionDeniedError,
        QuotaExceededError,
        RateLimit,
        RateLimitError,
        ServerError,
        ValidationError,
    )
    from infographix._generated.models import (
        ApiKey,
        ApiKeyMode,
        AspectRatio,
        CsvSource,
        CustomPalette,
        Document,
        Format,
        Generation,
        GenerationStatus,
        MarkdownSource,
        Palette,
        Scope,
        Size,
        Style,
        Template,
        TemplateCategory,
        TextSource,
        Upload,
        UploadSource,
    )
    from infographix._pages import each, each_async
    from infographix._stream import LiveEvent
    from infographix.client import AsyncInfoGraphix, InfoGraphix
    from infographix.results import AsyncInfographicResult, InfographicResult

_MODELS = (
    "ApiKey ApiKeyMode AspectRatio CsvSource CustomPalette Document Format Generation GenerationStatus MarkdownSource Palette Scope Size Style "
    "Template TemplateCategory TextSource Upload UploadSource"
).split()
_ERRORS = (
    "APIConnectionError APIStatusError AuthenticationError BadRequestError BodyTooLargeError ConflictError DeadlineExceededError DecodeError "
    "DownloadError GenerationCanceledError GenerationFailedError GoneError InfoGraphixError NotFoundError PermissionDeniedError "
    "QuotaExceededError RateLimit RateLimitError ServerError ValidationError"
).split()
_HOMES = {
    **dict.fromkeys(_MODELS, "infographix._generated.models"),
    **dict.fromkeys(_ERRORS, "infographix._errors"),
    **dict.fromkeys(("each", "each_async"), "infographix._pages"),
    "LiveEvent": "infographix._stream",
    **dict.fromkeys(("AsyncInfoGraphix", "InfoGraphix"), "infographix.client"),
    **dict.fromkeys(("AsyncInfographicResult", "InfographicResult"), "infographix.results"),
}

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "ApiKey",
    "ApiKeyMode",
    "AspectRatio",
    "AsyncInfoGraphix",
    "AsyncInfographicResult",
    "AuthenticationError",
    "BadRequestError",
    "BodyTooLargeError",
    "ConflictError",
    "CsvSource",
    "CustomPalette",
    "DeadlineExceededError",
    "DecodeError",
    "Document",
    "DownloadError",
    "Format",
    "Generation",
    "GenerationCanceledError",
    "GenerationFailedError",
    "GenerationStatus",
    "GoneError",
    "InfoGraphix",
    "InfoGraphixError",
    "InfographicResult",
    "LiveEvent",
    "MarkdownSource",
    "NotFoundError",
    "Palette",
    "PermissionDeniedError",
    "QuotaExceededError",
    "RateLimit",
    "RateLimitError",
    "Scope",
    "ServerError",
    "Size",
    "Style",
    "Template",
    "TemplateCategory",
    "TextSource",
    "Upload",
    "UploadSource",
    "ValidationError",
    "__version__",
    "each",
    "each_async",
]


def __getattr__(name: str) -> Any:
    """Names load when they are used first: importing the package costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'infographix' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> "list[str]":
    return sorted(__all__)
