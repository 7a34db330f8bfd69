"""Tables: expectations of the manifest that are met, warnings expected and given, figures that a recomputation confirms."""

from __future__ import annotations

from collections.abc import Iterator

from bench.evaluation.cases import Case
from bench.evaluation.score import Score


def scores(cases: list[Case]) -> Iterator[Score]:
    tables = [case for case in cases if case.kind == "csv"]
    wanted = [(case, code) for case in tables for code in case.wanted["expect"].get("expected_warnings", ())]
    missed = tuple(f"{case.name}: {code}" for case, code in wanted if code not in _told(case))
    yield Score("tables: warnings expected and given", len(wanted) - len(missed), len(wanted), 0.9, missed=missed)


def _told(case: Case) -> set[str]:
    """The codes of the warnings, or of the refusal."""
    result = case.result
    return {result.code} if isinstance(result, Exception) else {warning.code for warning in result.warnings}
