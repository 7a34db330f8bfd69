"""What a text alternative says of its own, in the Document's language; English where it is not listed."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from infographix_api.engine.document import Mark

_MARKS: tuple[Mark, ...] = ("line", "area", "bar", "column", "stacked", "donut", "scatter", "histogram", "waffle")


@dataclass(frozen=True)
class Words:
    """`charts` names the marks; `course` tells a long series by its ends and extremes."""

    infographic: str
    charts: MappingProxyType[Mark, str]
    course: str
    no_values: str
    no_value_for: str
    quotation: str


def _words(infographic: str, charts: str, course: str, gaps: tuple[str, str], quotation: str) -> Words:
    named = MappingProxyType(dict(zip(_MARKS, charts.split(", "), strict=True)))
    return Words(infographic, named, course, *gaps, quotation)


_WORDS = {
    "en": _words(
        "Infographic: {}",
        "line chart, area chart, bar chart, column chart, stacked chart, donut chart, scatter chart, histogram, "
        "waffle chart",
        "{count} values from {first} to {last}, lowest {lowest}, highest {highest}",
        ("no values", "no value for {}"),
        "“{}”",
    ),
    "de": _words(
        "Infografik: {}",
        "Liniendiagramm, Flächendiagramm, Balkendiagramm, Säulendiagramm, gestapeltes Diagramm, Ringdiagramm, "
        "Streudiagramm, Histogramm, Waffeldiagramm",
        "{count} Werte von {first} bis {last}, niedrigster {lowest}, höchster {highest}",
        ("keine Werte", "kein Wert für {}"),
        "„{}“",
    ),
    "fr": _words(
        "Infographie : {}",
        "graphique en courbes, graphique en aires, graphique à barres, diagramme en colonnes, graphique empilé, "
        "graphique en anneau, nuage de points, histogramme, diagramme en gaufre",
        "{count} valeurs de {first} à {last}, minimum {lowest}, maximum {highest}",
        ("aucune valeur", "aucune valeur pour {}"),
        "«\u00a0{}\u00a0»",
    ),
    "es": _words(
        "Infografía: {}",
        "gráfico de líneas, gráfico de áreas, gráfico de barras, gráfico de columnas, gráfico apilado, "
        "gráfico de anillo, gráfico de dispersión, histograma, gráfico de gofre",
        "{count} valores desde {first} hasta {last}, mínimo {lowest}, máximo {highest}",
        ("sin valores", "sin valor para {}"),
        "«{}»",
    ),
    "it": _words(
        "Infografica: {}",
        "grafico a linee, grafico ad area, grafico a barre, grafico a colonne, grafico in pila, grafico ad anello, "
        "grafico a dispersione, istogramma, grafico a quadretti",
        "{count} valori da {first} a {last}, minimo {lowest}, massimo {highest}",
        ("nessun valore", "nessun valore per {}"),
        "«{}»",
    ),
    "pt": _words(
        "Infográfico: {}",
        "gráfico de linhas, gráfico de áreas, gráfico de barras, gráfico de colunas, gráfico empilhado, "
        "gráfico de rosca, gráfico de dispersão, histograma, gráfico de quadrículas",
        "{count} valores de {first} a {last}, mínimo {lowest}, máximo {highest}",
        ("sem valores", "sem valor para {}"),
        "“{}”",
    ),
    "nl": _words(
        "Infographic: {}",
        "lijndiagram, vlakdiagram, staafdiagram, kolomdiagram, gestapeld diagram, ringdiagram, spreidingsdiagram, "
        "histogram, wafeldiagram",
        "{count} waarden van {first} tot {last}, laagste {lowest}, hoogste {highest}",
        ("geen waarden", "geen waarde voor {}"),
        "‘{}’",
    ),
}


def words(lang: str) -> Words:
    return _WORDS.get(lang.replace("_", "-").split("-")[0].lower(), _WORDS["en"])
