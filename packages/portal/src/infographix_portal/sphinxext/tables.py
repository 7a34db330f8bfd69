"""Tables taken from the server's own code, so that they cannot disagree with it: problem codes and settings."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from infographix_api import errors, settings


class ProblemCodes(SphinxDirective):
    """`{problem-codes}`: every code, its status, and the way out."""

    def run(self) -> list[nodes.Node]:
        lines = ["| code | status | what to do |", "|---|---|---|"]
        lines += [f"| [`{p.code}`](/problems/{p.code}) | {p.status} | {p.help} |" for p in errors.PROBLEMS.values()]
        return self.parse_text_to_nodes("\n".join(lines))


class SettingsTable(SphinxDirective):
    """`{settings-table}`: every environment variable the server reads."""

    def run(self) -> list[nodes.Node]:
        lines = ["| variable | default | meaning |", "|---|---|---|"]
        lines += [f"| `{s.name}` | {s.default} | {s.doc} |" for s in settings.describe()]
        return self.parse_text_to_nodes("\n".join(lines))
