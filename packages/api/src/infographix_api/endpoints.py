"""Every route of the application: what is not listed here is not served."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from infographix_api.accounts import routes as account
from infographix_api.admin.routes import router as admin
from infographix_api.api_keys.routes import router as api_keys
from infographix_api.auth import routes as auth
from infographix_api.batches.routes import router as batches
from infographix_api.catalog import routes as catalog
from infographix_api.erasure.routes import delete_account
from infographix_api.event_feed.routes import router as events
from infographix_api.generations.routes import router as generations
from infographix_api.history.routes import router as history
from infographix_api.renditions.routes import router as renditions
from infographix_api.service_info import description, health, metrics, portal
from infographix_api.sources.routes import router as sources
from infographix_api.suggestions.routes import get_suggestions
from infographix_api.templates.routes import router as templates
from infographix_api.thumbnails.routes import get_thumbnail
from infographix_api.usage.routes import router as usage

ALL: list[ControllerRouterHandler] = [
    generations,
    renditions,
    history,
    batches,
    Router("/api/v1/account", route_handlers=[*account.handlers, delete_account]),
    auth.router,
    auth.get_signing_keys,
    api_keys,
    events,
    sources,
    templates,
    usage,
    admin,
    catalog.list_styles,
    catalog.list_palettes,
    get_suggestions,
    health.get_liveness,
    health.get_readiness,
    metrics.get_metrics,
    *description.routes,
    get_thumbnail,
    portal.get_home,
    portal.get_page,
]
