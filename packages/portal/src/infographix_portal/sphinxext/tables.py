"""Tables taken from the server's own code, so that they cannot disagree with it: problem codes, settings, tiers and templates."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from infographix_api import errors, settings
from infographix_api.limits import tiers
from infographix_api.templates import builtin
from infographix_portal.sphinxext.reference import html, prose


class ProblemCodes(SphinxDirective):
    """`{problem-codes}`: every code, its status, and the way out."""

    def run(self) -> list[nodes.Node]:
        rows = [
            (f'<a href="/problems/{p.code}"><code>{p.code}</code></a>', str(p.status), prose(p.help))
            for p in errors.PROBLEMS.values()
        ]
        return [table(("Code", "Status", "What to do"), rows)]


class SettingsTable(SphinxDirective):
    """`{settings-table}`: every environment variable the server reads."""

    def run(self) -> list[nodes.Node]:
        rows = [(f"<code>{s.name}</code>", prose(s.default), prose(s.doc)) for s in settings.describe()]
        return [table(("Variable", "Default", "Meaning"), rows)]


class TiersTable(SphinxDirective):
    """`{tiers-table}`: what each tier allows."""

    def run(self) -> list[nodes.Node]:
        head = ("Tier", "Requests a minute", "Generations a minute", "Generations a day", "Items in a batch", "At once")
        rows = [
            (
                f"<code>{tier.tier}</code>",
                f"{tier.requests_per_minute:,}",
                f"{tier.generate_per_minute:,}",
                _or_unlimited(tier.generations_per_day),
                f"{tier.batch_size:,}",
                _or_unlimited(tier.concurrency),
            )
            for tier in tiers.load(None).allowances.values()
        ]
        return [table(head, rows)]


class TemplatesTable(SphinxDirective):
    """`{templates-table}`: the templates that come with the product, by category."""

    def run(self) -> list[nodes.Node]:
        rows = [
            (
                each.category,
                f"{each.name}<br><code>{each.id}</code>",
                each.description,
                " · ".join(str(each.config[name]) for name in builtin.CONFIG),
                str(each.config["sections"] or "all"),
            )
            for each in builtin.templates().values()
        ]
        return [table(("Category", "Template", "What for", "Style, palette, size, ratio, format", "Sections"), rows)]


def _or_unlimited(figure: int | None) -> str:
    return "unlimited" if figure is None else f"{figure:,}"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> nodes.raw:
    """Cells are HTML already."""
    titles = "".join(f"<th>{title}</th>" for title in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return html(f'<div class="ig-scroll"><table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>')
