"""The same Document as a person would write it in HTML: cards on a grid, charts as inline SVG, system fonts."""

from __future__ import annotations

from html import escape

from infographix_api.engine.document import Block, Chart, Document, Item, Quote, Section, Text

COLORS = ("#1763d6", "#ff6b35", "#0f9d8a", "#6c4ad9", "#d93a76", "#3c8fb8")
STYLE = """
* { box-sizing: border-box; margin: 0 } body { width: 1376px; height: 768px; padding: 36px; background: #f3f6fb; color: #0f1c33;
font: 14px/1.3 Inter, sans-serif; display: flex; flex-direction: column; gap: 14px } h1 { font-size: 42px } main { flex: 1; display: grid;
grid-template-columns: repeat(4, 1fr); gap: 14px } section { background: #fff; border-radius: 14px; padding: 16px; overflow: hidden;
box-shadow: 0 2px 3px #0001 } h2 { font-size: 18px; margin-bottom: 8px } .tile { background: #1763d6; color: #fff; border-radius: 14px;
padding: 12px; margin-bottom: 8px } .tile b { display: block; font-size: 34px } svg { width: 100%; height: 150px }
"""


def html(document: Document) -> str:
    sections = "".join(_section(section) for section in document.sections)
    sources = " · ".join(escape(source.title) for source in document.sources)
    return (
        f"<!doctype html><meta charset=utf-8><title>{escape(document.title)}</title><style>{STYLE}</style>"
        f"<h1>{escape(document.title)}</h1><p>{escape(document.subtitle or '')}</p><main>{sections}</main><footer>{sources}</footer>"
    )


def _section(section: Section) -> str:
    body = "".join(_block(block) for block in section.blocks)
    return f"<section><h2>{escape(section.heading or '')}</h2>{body}</section>"


def _block(block: Block) -> str:
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, Quote | Text):
        return f"<blockquote>{escape(block.text)}</blockquote>"
    return "".join(_item(item) for item in getattr(block, "items", ()))


def _item(item: Item) -> str:
    value = f"<b>{escape(item.value.display)}</b>" if item.value else ""
    text = " ".join(part for part in (item.when, item.label, item.text) if part)
    return f'<div class="{"tile" if item.value else ""}">{value}{escape(text)}</div>'


def _chart(chart: Chart) -> str:
    values = [v for series in chart.series for v in series.values if v is not None]
    high, count = max(values), max(1, len(chart.x))
    shapes = []
    for k, series in enumerate(chart.series):
        points = [(i * 300 / count, 130 - 120 * (v or 0) / high) for i, v in enumerate(series.values)]
        if chart.mark in ("line", "area"):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            shapes.append(f'<polyline points="{path}" fill="none" stroke="{COLORS[k % 6]}" stroke-width="2"/>')
            continue
        wide = 200 / count / len(chart.series)
        shapes += [
            f'<rect x="{x + k * wide:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{130 - y:.1f}" rx="3" fill="{COLORS[k % 6]}"/>'
            for x, y in points
        ]
    step = max(1, count // 6)
    shapes += [
        f'<text x="{i * 300 / count:.1f}" y="146" font-size="10">{escape(chart.x[i])}</text>'
        for i in range(0, count, step)
    ]
    return f'<svg viewBox="0 0 300 150">{"".join(shapes)}</svg>'
