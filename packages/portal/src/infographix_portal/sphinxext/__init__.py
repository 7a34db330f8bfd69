"""The portal's own Sphinx extension: API reference from the spec, nothing from foreign hosts, a strict CSP."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from infographix_portal.sphinxext import csp, offline, reference, tables


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_config_value("openapi_spec", "", "env", [str])
    app.add_config_value("code_samples", "", "env", [str])
    app.add_directive("api-operations", reference.Operations)
    app.add_directive("problem-codes", tables.ProblemCodes)
    app.add_directive("settings-table", tables.SettingsTable)
    app.add_directive("tiers-table", tables.TiersTable)
    app.add_directive("templates-table", tables.TemplatesTable)
    app.connect("builder-inited", offline.copy_fonts)
    app.connect("build-finished", offline.strip_foreign_hosts)
    app.connect("build-finished", csp.write, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
