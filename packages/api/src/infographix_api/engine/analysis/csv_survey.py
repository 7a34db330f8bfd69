"""Tables that answer questions instead of measuring: choices to rankings of how often each was made, words to a list."""

from __future__ import annotations

import re

from infographix_api.engine import table
from infographix_api.engine.analysis import naming
from infographix_api.engine.analysis.compose import Draft
from infographix_api.engine.document import Evidence, Item, List, Quantity, Ranking, Warning
from infographix_api.engine.table import Table, literal, quoted
from infographix_api.engine.table_rows import Question

SOURCE = "s1"
NUMBERED = re.compile(r" \(\d+\)$")  # what keeps columns of one name apart
MOST_RANKED, MOST_QUESTIONS, MOST_LISTED, LONGEST = 8, 4, 7, 120


def drafts(text: str, parsed: Table) -> tuple[list[Draft], list[Warning]]:
    """The questions with the most answers, each as a ranking of what was chosen."""
    if not parsed.questions:
        return [], []
    largest = sorted(parsed.questions, key=lambda question: -len(question.columns))[:MOST_QUESTIONS]
    found = [_draft(text, question, 0.9 - 0.08 * rank) for rank, question in enumerate(largest)]
    told = Warning(
        "multi_select", "Several answers could be chosen, so the shares of a question add up to more than 100 %."
    )
    return [draft for draft in found if draft], [told]


def _draft(text: str, question: Question, weight: float) -> Draft | None:
    items = []
    for name in question.columns:
        answer = NUMBERED.sub("", name)
        sql = f"SELECT {literal(answer)}, COUNT({quoted(name)}) FROM t"
        ((_, count),) = table.query(text, sql) or [(None, None)]
        if isinstance(count, float) and count > 0:
            evidence = Evidence(SOURCE, "computed", op=sql, columns=(name,))
            items.append(Item(answer, value=Quantity(f"{count:,.0f}", count), evidence=(evidence,)))
    ordered = tuple(sorted(items, key=lambda item: -(item.value.value or 0) if item.value else 0))
    if len(ordered) < 3:
        return None
    cut = len(ordered) if len(ordered) > MOST_RANKED else None
    ranking = Ranking(ordered[:MOST_RANKED], unit="answers", truncated_from=cut)
    return Draft(naming.shortened(question.text), [ranking], weight)


def listed(text: str, parsed: Table) -> list[Draft]:
    """The texts of the column that says most, for a table of words: no figure, nothing counted."""
    columns = [quoted(column.name) for column in parsed.columns if not column.numeric and column.kinds]
    if not columns:
        return []
    ((*lengths,),) = table.query(text, f"SELECT {', '.join(f'SUM(length({name}))' for name in columns)} FROM t")
    most = max(zip(columns, lengths, strict=True), key=lambda pair: float(pair[1] or 0))[0]
    said = (row[0] for row in table.query(text, f"SELECT {most} FROM t WHERE length({most}) BETWEEN 3 AND {LONGEST}"))
    texts = [str(words) for words in dict.fromkeys(said)][:MOST_LISTED]
    return [Draft(None, [List(tuple(Item(words) for words in texts))], 0.6)] if len(texts) > 1 else []
