"""The gate: what is drawn must be where it says it comes from. What fails is dropped with a warning, never drawn.

Whoever made a Document, rules, a model or a caller, it passes here. Reads sources as text; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infographix_api.engine.brief import InputError
from infographix_api.engine.document import Document, Section, Warning
from infographix_api.engine.gate.judge import Judge
from infographix_api.engine.gate.sources import Sources

MODEL_FACTS = "Some figures are a language model's word and have no other source."


def check(document: Document, texts: Mapping[str, str] | None = None, language: str | None = None) -> Document:
    """The Document without what cannot be shown true, with a warning for each thing dropped.

    `texts` holds the normalised text of each source that was read, by source id, `language` says how they write
    numbers (the Document's own when not given). Raises InputError `invalid_content` when nothing is left.
    """
    language = (language or document.lang).partition("-")[0].lower()
    judge = Judge(Sources({source.id: source for source in document.sources}, texts or {}, language), document.sections)
    judged = (judge.section(section, f"sections/{number}") for number, section in enumerate(document.sections))
    sections = tuple(section for section in judged if section is not None)
    if not sections:
        reasons = " ".join(warning.message for warning in judge.warnings[:3])
        raise InputError("invalid_content", f"Nothing in it can be drawn. {reasons}".strip(), "/content/sections")
    subtitle = judge.line(document.subtitle, "subtitle")
    title = judge.line(document.title, "title") or document.sources[0].title
    warnings = (*document.warnings, *_of_models(document, sections), *judge.warnings)
    return replace(document, title=title, subtitle=subtitle, sections=sections, warnings=warnings)


def _of_models(document: Document, sections: tuple[Section, ...]) -> tuple[Warning, ...]:
    told = any(warning.code == "model_facts" for warning in document.warnings)
    spoken = any(source.kind == "model" for source in document.sources)
    return (Warning("model_facts", MODEL_FACTS),) if spoken and sections and not told else ()
