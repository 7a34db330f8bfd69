"""The directive `api-operations`: every operation of a tag, its members unfolded, samples and answers at its side."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from sphinx.util.docutils import SphinxDirective

from infographix_portal.sphinxext.samples import Sample, first_example, samples
from infographix_portal.sphinxext.spec import Operation, Row, Spec, load

MAX_DEPTH = 5


class Operations(SphinxDirective):
    """`{api-operations} Tag`"""

    required_arguments = 1
    final_argument_whitespace = True  # a tag may be two words

    def run(self) -> list[nodes.Node]:
        path = self.config.openapi_spec
        self.env.note_dependency(path)
        spec = load(path)
        return [self.section(spec, operation) for operation in spec.operations(self.arguments[0])]

    def section(self, spec: Spec, operation: Operation) -> nodes.section:
        section = nodes.section(ids=[operation.id], names=[operation.id.lower()])
        section += nodes.title(text=operation.node["summary"])
        self.state.document.note_explicit_target(section)
        side = aside(spec, operation, samples(spec, operation, Path(self.config.code_samples)))
        section += html(f'<div class="ig-op"><div class="ig-doc">{route(operation)}')
        section += self.parse_text_to_nodes(operation.node["description"])
        section += html(f'{details(spec, operation)}</div><div class="ig-side">{side}</div></div>')
        return section


def html(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def route(operation: Operation) -> str:
    path = escape(operation.path).replace("{", "<var>{").replace("}", "}</var>")
    return f'<p class="ig-route"><span class="ig-method ig-{operation.method}">{operation.method.upper()}</span> <code>{path}</code></p>'


def details(spec: Spec, operation: Operation) -> str:
    parts = []
    for where, title in (("path", "Path"), ("query", "Query"), ("header", "Headers")):
        rows = [
            spec.row(p["name"], {**p["schema"], "description": p.get("description", "")}, p.get("required", False))
            for p in operation.parameters
            if p["in"] == where
        ]
        parts.append(members(spec, title, rows))
    content = operation.node.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        parts.append(members(spec, "Body", spec.rows(content["application/json"]["schema"])))
    elif content:
        kinds = ", ".join(f"<code>{escape(kind)}</code>" for kind in content)
        parts.append(f'<h4 class="ig-part">Body</h4><p>The file itself: {kinds}.</p>')
    answers = dict.fromkeys(json.dumps(s) for s in success_schemas(spec, operation))
    parts += [members(spec, "Answer", spec.rows(json.loads(schema))) for schema in answers]
    parts.append(errors(spec, operation))
    return "".join(parts)


def success_schemas(spec: Spec, operation: Operation) -> list[dict[str, Any]]:
    found = []
    for code, answer in operation.node["responses"].items():
        content = spec.deref(answer).get("content", {})
        if code.startswith("2") and "application/json" in content:
            found.append(content["application/json"]["schema"])
    return found


def members(spec: Spec, title: str, rows: list[Row]) -> str:
    if not rows:
        return ""
    return f'<h4 class="ig-part">{title}</h4>{row_list(spec, rows, ())}'


def row_list(spec: Spec, rows: list[Row], seen: tuple[str, ...]) -> str:
    return '<dl class="ig-members">' + "".join(row_html(spec, row, seen) for row in rows) + "</dl>"


def row_html(spec: Spec, row: Row, seen: tuple[str, ...]) -> str:
    mark = ' <span class="ig-required">required</span>' if row.required and row.default is None else ""
    default = f' <span class="ig-default">default {escape(row.default)}</span>' if row.default is not None else ""
    text = f"<p>{prose(row.doc)}</p>" if row.doc else ""
    if row.choices:
        text += '<p class="ig-choices">' + " ".join(f"<code>{escape(c)}</code>" for c in row.choices) + "</p>"
    if len(seen) < MAX_DEPTH:
        text += "".join(unfold(spec, name, (*seen, name)) for name in row.schemas if name not in seen)
    head = f'<code class="ig-name">{escape(row.name)}</code> <span class="ig-type">{escape(row.type)}</span>'
    return f"<dt>{head}{mark}{default}</dt><dd>{text}</dd>"


def unfold(spec: Spec, name: str, seen: tuple[str, ...]) -> str:
    inner = row_list(spec, spec.rows({"$ref": f"#/components/schemas/{name}"}), seen)
    return f"<details><summary>Members of {escape(name)}</summary>{inner}</details>"


def prose(text: str) -> str:
    """Escape, and turn `code` into code."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))


def errors(spec: Spec, operation: Operation) -> str:
    rows = ""
    for code, answer in operation.node["responses"].items():
        if code[0] in "45":
            rows += f"<tr><td>{code}</td><td>{prose(spec.deref(answer)['description'])}</td></tr>"
    return (
        f'<h4 class="ig-part">Errors</h4><div class="ig-scroll"><table class="ig-errors"><tbody>{rows}</tbody></table></div>'
        if rows
        else ""
    )


def aside(spec: Spec, operation: Operation, code: list[Sample]) -> str:
    return tabs("Request", [(s.label, paint(s.source, s.lexer)) for s in code]) + tabs(
        "Answer", answers(spec, operation)
    )


def answers(spec: Spec, operation: Operation) -> list[tuple[str, str]]:
    found = []
    for code, node in operation.node["responses"].items():
        answer = spec.deref(node)
        for media, content in answer.get("content", {}).items():
            value = first_example(spec, content)
            if value is not None and (code[0] == "2" or code == "422"):
                text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
                found.append((code, paint(text, "html" if media == "text/html" else "json")))
    return found


def paint(source: str, lexer: str) -> str:
    return highlight(source, get_lexer_by_name(lexer), HtmlFormatter())


def tabs(title: str, panes: list[tuple[str, str]]) -> str:
    if not panes:
        return ""
    first = panes[0][0]
    buttons = "".join(
        f'<button type="button" role="tab" aria-selected="{str(label == first).lower()}" data-tab="{label}">{label}</button>'
        for label, _ in panes
    )
    bodies = "".join(
        f'<div role="tabpanel" tabindex="0" data-tab="{label}"{"" if label == first else " hidden"}>{body}</div>'
        for label, body in panes
    )
    return f'<div class="ig-panel"><div class="ig-bar"><span>{title}</span><div role="tablist" aria-label="{title}">{buttons}</div></div>{bodies}</div>'
