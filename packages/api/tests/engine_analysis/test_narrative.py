"""What running text tells: histories, steps, lists under a name and what somebody said, in the words of the text."""

from __future__ import annotations

import pytest

from infographix_api import engine
from infographix_api.engine.brief import Brief
from infographix_api.engine.document import Document, List, Process, Quote, Stat, Timeline

CURIE = (
    "Marie Curie was born in Warsaw in 1867. In 1891 she moved to Paris to study physics. In 1898 she discovered polonium. "
    "She received the Nobel Prize in Physics in 1903, together with two others. After the death of Pierre in 1906 she taught at the Sorbonne. "
    "She died in July 1934."
)
MINUTES = (
    "Notes from the board\n\nDecisions: The Lisbon office opens in September. The free plan ends in October. Prices rise in May.\n\n"
    "Sales in April were 412,000 dollars, 8% above plan. Churn fell from 3.1% to 2.4%. The team answered 1,930 tickets. We signed 140 new customers."
)


def document(text: str) -> Document:
    return engine.analyze(Brief("text", text.encode(), as_of="2026-06-15"))


def blocks(made: Document, kind: type) -> list:
    return [block for section in made.sections for block in section.blocks if isinstance(block, kind)]


def test_a_life_told_year_by_year_is_a_timeline_in_its_own_words() -> None:
    (told,) = blocks(document(CURIE), Timeline)
    assert [(item.when, item.label) for item in told.items] == [
        ("1867", "Marie Curie was born in Warsaw"),
        ("1891", "She moved to Paris to study physics"),
        ("1898", "She discovered polonium"),
        ("1903", "She received the Nobel Prize in Physics"),
        ("1906", "After the death of Pierre in 1906 she taught at the Sorbonne"),
        ("July 1934", "She died"),
    ]


def test_years_out_of_order_make_no_timeline() -> None:
    shuffled = "In 1934 she died at home. In 1867 she was born in Warsaw. In 1911 she won the second. In 1891 she moved to Paris."
    assert not blocks(document(shuffled), Timeline)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "How a bill becomes law\n\nFirst, a member introduces the bill. Second, a committee examines it. Finally, the president signs it.",
            ["A member introduces the bill", "A committee examines it", "The president signs it"],
        ),
        (
            "So entsteht das Papier\n\nZuerst wird das Holz geschält. Danach wird es gekocht. Zum Schluss wird die Bahn getrocknet. Das dauert einen Tag.",
            ["Wird das Holz geschält", "Wird es gekocht", "Wird die Bahn getrocknet"],
        ),
    ],
)
def test_steps_told_one_after_the_other_are_a_process(text: str, labels: list[str]) -> None:
    (told,) = blocks(document(text), Process)
    assert [item.label for item in told.items] == labels


def test_a_name_before_a_colon_heads_the_list_of_its_sentences() -> None:
    made = document(MINUTES)
    (section,) = [section for section in made.sections if isinstance(section.blocks[0], List)]
    assert section.heading == "Decisions"
    assert [item.label for item in section.blocks[0].items] == [
        "The Lisbon office opens in September",
        "The free plan ends in October",
        "Prices rise in May",
    ]


def test_a_text_of_few_paragraphs_gives_all_its_figures() -> None:
    shown = [item.value.display for stat in blocks(document(MINUTES), Stat) for item in stat.items]
    assert shown == ["412,000 dollars", "2.4%", "1,930", "140"]


def test_remarks_about_charts_are_no_list() -> None:
    assert not blocks(
        document("Reading the data: Participants could rank five. These charts are sorted by the first."), List
    )


def test_what_somebody_says_in_the_middle_of_a_paragraph_is_quoted_with_the_name() -> None:
    text = 'The farm opened today. "This is the biggest step in our history," said lead engineer Dr. Maria Lund. It took three years.'
    (quote,) = blocks(document(text), Quote)
    assert (quote.text, quote.by) == ("This is the biggest step in our history", "lead engineer Dr. Maria Lund")


def test_days_without_a_year_are_moments_of_a_plan() -> None:
    plan = "When does it start?\n\n- 1 March: test with volunteers\n- May 15: all offices\n- Juli: all other countries"
    (told,) = blocks(document(plan), Timeline)
    assert [(item.when, item.label) for item in told.items] == [
        ("1 March", "test with volunteers"),
        ("May 15", "all offices"),
        ("Juli", "all other countries"),
    ]
    assert not blocks(document("Names\n\n- Mark: likes tea\n- April: likes coffee\n- Junior: likes milk"), Timeline)


def test_a_loss_in_words_makes_no_headline() -> None:
    made = document(
        "Results\n\nProfit was minus 3.2 million dollars. Sales were 41 million dollars. Costs rose by 12 percent."
    )
    assert "3.2 million" not in " ".join(item.value.display for stat in blocks(made, Stat) for item in stat.items)
