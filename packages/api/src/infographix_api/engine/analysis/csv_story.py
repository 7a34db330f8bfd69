"""A table to sections: which findings and charts its shape allows, in what order. Every figure carries its SQL."""

from __future__ import annotations

from dataclasses import replace

from infographix_api.engine import table
from infographix_api.engine.analysis import (
    compose,
    csv_columns,
    csv_counts,
    csv_cycles,
    csv_findings,
    csv_rankings,
    csv_series,
    csv_spread,
    csv_survey,
    naming,
)
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.analysis.csv_view import DAY, FEWEST_PERIODS, SOURCE, View
from infographix_api.engine.analysis.profile import Profile, profile
from infographix_api.engine.brief import Brief, InputError
from infographix_api.engine.document import (
    Document,
    Source,
    Warning,
)

POINTER = "/source/text"
MOST_MEASURES, FEWEST = 3, 3


def document(brief: Brief, text: str) -> tuple[Document, dict[str, str]]:
    """Raises InputError `no_data` for a table without rows, `not_tabular` for what is none."""
    parsed = table.parse(text)
    if not parsed.size:
        raise InputError("no_data", "The table has a header but no rows; add at least one row of data.", POINTER)
    if len(parsed.columns) < 2:
        raise InputError("not_tabular", "It has one column only; separate columns by comma, semicolon or tab.", POINTER)
    about, warnings = profile(text)
    columns = tuple(measure for measure in about.measures if measure not in about.formulas)
    about = replace(about, measures=(*about.formulas, *csv_columns.told_apart(text, columns)))
    view = View(text, about)
    asked, told_of_questions = csv_survey.drafts(text, parsed)
    drafts = asked or _drafts(view) or csv_survey.listed(text, parsed) or csv_findings.highest(view)
    if not drafts:
        raise InputError("no_data", "No column of it can be measured or counted; add a column of numbers.", POINTER)
    title = brief.title or _title(brief, about, drafts)
    drafts = [
        replace(draft, heading=None) if draft.is_about_all and draft.heading == title else draft for draft in drafts
    ]
    counted = "values" if any(warning.code == "wide_reshaped" for warning in parsed.warnings) else "rows"
    source = Source(SOURCE, f"{title} (table of {parsed.size:,} {counted})", "input")
    made = Document(title, compose.sections(drafts), (source,), brief.language or "en", _subtitle(about))
    told = (Warning(code, message) for code, message in view.warnings.items())
    return replace(made, warnings=(*parsed.warnings, *warnings, *told_of_questions, *told)), {SOURCE: text}


def _at_once(view: View) -> list[Draft | None]:
    """All columns in one chart, where they are parts, sides or series of one matter."""
    p = view.p
    if p.entity is None and p.is_keyed and len(p.periods) >= FEWEST_PERIODS:
        together, told = csv_columns.chosen(view.text, p.table.size, p.measures)
        view.warnings.update((warning.code, warning.message) for warning in told)
        return [csv_findings.peaks(view, together[:3]), csv_series.together(view, together)] if together else []
    if whole := csv_spread.whole_rows(view, 0.9):
        return [whole]
    compared = csv_cycles.compared(view, 0.9)
    return [csv_findings.headline(view), compared] if compared else []


def _drafts(view: View) -> list[Draft]:
    if at_once := [draft for draft in _at_once(view) if draft]:
        return at_once
    p = view.p
    found: list[Draft | None] = [csv_findings.headline(view)]
    for rank, measure in enumerate(p.measures[:MOST_MEASURES]):
        found += _of(view, measure, 0.9 - 0.12 * rank)
    if not p.measures:
        found += [csv_counts.most(view), csv_counts.by_date(view), *csv_counts.counted(view)]
    elif p.entity and p.is_yearly and p.is_keyed:
        found.append(csv_rankings.changes(view, p.measures[0]))
    found.append(csv_spread.points(view, 0.86))
    found += [csv_spread.histogram(view, measure, 0.74) for measure in p.measures[:1]]
    kept = [draft for draft in found if draft is not None]
    if p.measures and len(kept) < FEWEST:
        kept += csv_counts.counted(view)
    return kept or csv_counts.counted(view, numeric=True)


def _of(view: View, measure: str, weight: float) -> list[Draft | None]:
    """What can be drawn of one measure."""
    if csv_spread.is_score(view, measure):
        return [csv_spread.scores(view, measure, weight)]
    whole = csv_spread.parts(view, measure, weight)
    by_hour = csv_cycles.hours(view, measure, weight + 0.05)
    return [
        by_hour or csv_series.over_time(view, measure, weight),
        csv_cycles.months(view, measure, weight - 0.04),
        whole or csv_cycles.named(view, measure, weight) or csv_rankings.ranking(view, measure, weight - 0.08),
    ]


def _title(brief: Brief, p: Profile, drafts: list[Draft]) -> str:
    if brief.file_name and (name := naming.titled(brief.file_name)):
        return name
    if about_all := next((draft.heading for draft in drafts if draft.is_about_all), None):
        return about_all
    measure = naming.opening(p.measures[0]) if p.measures else "Table"
    if p.entity and p.periods and p.measures and naming.is_unnamed(p.measures[0]):
        who = naming.opening(naming.plural(naming.words(p.entity))) if naming.by(p.entity) else "Figures"
        return f"{who} over time"
    return f"{measure}{naming.by(p.entity)}" if p.entity else f"{measure} over time"


def _subtitle(p: Profile) -> str | None:
    """What was measured of how many, over which time; rows are counted unless each is one of those named."""
    named = len(p.entities) if p.entity and p.measures and naming.by(p.entity) else 0
    parts = [f"{named:,} {naming.plural(naming.words(p.entity))}"] if p.entity and named > 1 else []
    if p.periods:
        parts.append(naming.span(p.periods))
    is_regular = p.is_keyed and p.measures and (named or len({period[DAY:] for period in p.periods}) == 1)
    if not is_regular and named != p.table.size > 1:
        parts.append(f"{p.table.size:,} rows")
    return ", ".join(parts) or None
