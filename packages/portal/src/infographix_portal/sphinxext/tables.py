"""Tables taken from the server's own code, so that they cannot disagree with it: problem codes and settings."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from infographix_api import errors, settings
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


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> nodes.raw:
    """Cells are HTML already."""
    titles = "".join(f"<th>{title}</th>" for title in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return html(f'<div class="ig-scroll"><table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>')
