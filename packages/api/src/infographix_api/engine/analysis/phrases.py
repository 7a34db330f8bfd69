"""The turns of phrase, language by language, that tell a headline from what was, may be, or is only an aside."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """`before` patterns look at the words that lead to a figure, the others at the whole sentence."""

    dependent: re.Pattern[str]
    """A beginning that leans on the sentence before."""
    backward: re.Pattern[str]
    hypothetical: re.Pattern[str]
    new_value: re.Pattern[str]
    old_value: re.Pattern[str]
    past_state: re.Pattern[str]
    """Tells how things stood; with an old year it is not news."""
    bygone: re.Pattern[str]
    limit: re.Pattern[str]
    aim: re.Pattern[str]
    asked: re.Pattern[str]
    """Who was asked, which is the footing of a finding and no finding."""
    aside: re.Pattern[str]
    """Speaks of the text itself, its pictures or its questions."""
    lasting: frozenset[str]
    """Units of time: how long something takes is rarely the headline."""


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\s*$", re.IGNORECASE)


def _within(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_EN_ABOUT = (
    r"(?:\s+(?:about|around|nearly|almost|some|over|only|just|approximately|more than|less than|below|under|close to))*"
)

ENGLISH = Phrases(
    dependent=re.compile(
        r"^(?:this|that|these|those|it(?! (?:took|takes|is estimated))|its|they|their|he|she|but|and|or|so|however|also|yet|then|here"
        r"|there(?! (?:is|are|was|were|have|has)\b)|such|another|both|each of|the former|the latter|for example|in addition|as a result|by contrast"
        r"|of this|of these|of those(?! who)|of them|additionally|moreover|furthermore|similarly|likewise|meanwhile|instead|back then|the first|the second|secondly"
        r"|thirdly|in (?:that|this)|all of (?:this|these)|as it(?:['’]s| has)|net and|if|when|while|because|even|nor|thus|hence|therefore|still"
        r"|on the other hand|at the same time|during this time|at that time|our previous|we['’]ve already|as (?:such|mentioned|noted))\b",
        re.IGNORECASE,
    ),
    backward=_within(
        r"had been|(?:since|in|by|until) (?:\w{3,9} )?\d{4},? (?:it|they|he|she)|the (?:share|figure|number|total|same|latter|former|rest|decline|rise|increase) (?:had|has|was|is|were|fell|rose|sounds)"
    ),
    hypothetical=_within(
        r"if|would(?! (?:recommend|choose|prefer|like|use|consider|buy|pay))|could|might|may|suppose|imagine|assum(?:e|ing)|hypothetical(?:ly)?|for instance|e\.g\.|we expect|forecast|likely|can be up to"
        r"|let['’]s say|in theory|in principle"
    ),
    new_value=_before(rf"(?:\b(?:to|reached|reaching|hit|now|is|are|passed|crossed|exceeded)|→){_EN_ABOUT}"),
    old_value=re.compile(
        rf"(?:\b(?:from(?: [a-z]+ing)?|against|(?<!more )(?<!less )(?<!fewer )than){_EN_ABOUT}\s*$)"
        r"|\b(?:compared (?:to|with)|(?:up|down) from|versus|vs\.?)\s(?:(?!\bto\b)[^;→])*$",
        re.IGNORECASE,
    ),
    past_state=_within(r"was|were|had|used|stood|did|covered|counted"),
    bygone=_within(
        r"when (?:we|it|they) (?:started|began|launched)|at the time|back then|in those days|originally|initially|used to|at first|no longer|turned off|shut down"
        r"|at the (?:start|beginning) of|the last time"
    ),
    limit=_before(
        r"\b(?:permit\w*(?: \w+)?|allow\w*(?: \w+)?|up to|at most|at least|a maximum of|a minimum of|no more than|limit(?:ed)? (?:of|to)|limits?|as (?:high|low|much|many|few|long)"
        rf" as|once every|every|each|within|per|last for|last|first|next|past|threshold of|rate of|capacity of|cap of|after|for){_EN_ABOUT}"
    ),
    aim=_within(
        r"goals?|targets?|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hope[sd]?|should|must|will|needs? to|expect(?:s|ed)?|decrease in|intend(?:s|ed)?|wants?|on track|closing in on|approach\w*"
    ),
    asked=_within(
        r"(?:survey|poll|sample) of|(?:people|respondents|participants|companies|customers|members|developers|users|answers|responses|replies)\b.{0,60}\b(?:completed|responded|took part"
        r"|participated|surveyed|answered|polled|filled)|surveyed|polled|sample of|sample size|n\s?=|responses|respondents from|interviewed"
    ),
    aside=_within(
        r"(?:charts?|tables?|figures?|graphs?|section|list) (?:below|above)|(?:as |we )?(?:shown|seen) (?:above|below)|see (?:above|below)|this (?:post|article|blog|page|document)|you can scroll|click|selected (?:yes|no)"
    ),
    lasting=frozenset(
        [
            "years",
            "year",
            "months",
            "month",
            "days",
            "day",
            "weeks",
            "week",
            "hours",
            "hour",
            "minutes",
            "minute",
            "seconds",
            "second",
            "ms",
            "decades",
            "decade",
        ]
    ),
)

GERMAN = Phrases(
    dependent=re.compile(
        r"^(?:dies\w*|das|es|sie|er|jene\w*|deren|dessen|ihr\w*|aber|und|oder|doch|jedoch|also|daher|deshalb|dort|hier|dann|außerdem|zudem|dabei|dadurch|damit"
        r"|davon|beide|solche\w*|zum beispiel|im gegensatz|gleichzeitig|wenn|falls|während|weil)\b",
        re.IGNORECASE,
    ),
    backward=_within(r"(?:der|die) (?:Anteil|Zahl|Wert) (?:hatte|lag|war)|(?:ist|sind|war|waren|hat|haben|wurden?|stieg|sank|fiel|liegt|lag) (?:er|sie)"),
    hypothetical=_within(r"wenn|falls|würden?|könnten?|möglicherweise|angenommen|voraussichtlich|wahrscheinlich|zum Beispiel|z\. ?B\.|dürften?"),
    new_value=_before(r"\b(?:auf|erreichte[n]?|nun|jetzt|beträgt|liegt bei)(?:\s+(?:etwa|rund|knapp|fast|über))?"),
    old_value=re.compile(
        r"\b(?:von|gegenüber|statt|(?<!mehr )(?<!weniger )als)(?:\s+(?:etwa|rund|knapp|fast|über))?\s*$|\bverglichen mit\s[^;→]*$", re.IGNORECASE
    ),
    past_state=_within(r"war(?:en)?|hatten?|lag(?:en)?|betrug"),
    bygone=_within(r"damals|früher\w*|ursprünglich|ehemals|anfangs|zuvor|bisher\w*|vorherige\w*|alte[nrs]?"),
    limit=_before(r"\b(?:bis zu|höchstens|mindestens|maximal|minimal|alle|jede[nrs]?|pro|innerhalb von|für|nach|erlaub\w*|begrenz\w* auf|so viel wie|in den letzten|Limit von)"),
    aim=_within(r"Ziele?|planen|geplant|hoffen|sollen?|sollten?|müssen|werden|erwarten|wollen"),
    asked=_within(r"befragt\w*|Umfrage unter|Teilnehmer\w*|Stichprobe|teilgenommen|beantwortet\w*"),
    aside=_within(r"(?:Abbildung|Tabelle|Diagramm|Grafik)|(?:siehe|wie) (?:oben|unten)|dieser (?:Beitrag|Artikel)"),
    lasting=frozenset(["Jahr", "Jahre", "Jahren", "Monat", "Monate", "Monaten", "Tag", "Tage", "Tagen", "Woche", "Wochen", "Stunde", "Stunden", "Minute", "Minuten", "Sekunde", "Sekunden", "ms"]),
)  # fmt: skip

FRENCH = Phrases(
    dependent=re.compile(
        r"^(?:ce(?:tte|s|la|ci)?|cet|c['’]est|il(?! y a)|elles?|ils|mais|et|ou|donc|cependant|toutefois|ainsi|puis|là|ici|de plus|en outre|par exemple|par ailleurs|ces derniers"
        r"|leurs?|son|sa|ses|si|quand|lorsque|pendant que|parce que)\b",
        re.IGNORECASE,
    ),
    backward=_within(r"(?:la part|le chiffre|le nombre|le total) (?:était|avait|a été)"),
    hypothetical=_within(r"si|serai(?:t|ent)|pourrai(?:t|ent)|peut-être|supposons|imaginons|probablement|par exemple|devrai(?:t|ent)|aurai(?:t|ent)"),
    new_value=_before(r"(?:\b(?:atteint|atteignent|désormais|maintenant|est de|sont)|à)(?:\s+(?:environ|près de|plus de))?"),
    old_value=re.compile(r"\b(?:contre|(?<!plus )(?<!moins )que|passé de)(?:\s+(?:environ|près de|plus de))?\s*$|\bpar rapport à\s[^;→]*$", re.IGNORECASE),
    past_state=_within(r"étai(?:t|ent)|avai(?:t|ent)"),
    bygone=_within(r"autrefois|auparavant|avant,|à l['’]époque|initialement|précédent\w*|ancien\w*|au début"),
    limit=_before(r"(?:\b(?:jusqu['’]à|au plus|au moins|au maximum|au minimum|tou(?:te)?s les|chaque|par|pendant|après|dans les|permet\w* (?:de )?|limite de|limité à|pour)|tous les)"),
    aim=_within(r"objectifs?|prévo\w+|espér\w+|doit|doivent|devons|devra\w*|voulons|attend\w*"),
    asked=_within(r"interrogé\w*|sondé\w*|participants?|répondants?|échantillon|ont répondu"),
    aside=_within(r"(?:graphique|tableau|figure) (?:ci-dessous|ci-dessus)|ci-dessous|ci-dessus|cet article"),
    lasting=frozenset(["an", "ans", "année", "années", "mois", "jour", "jours", "semaine", "semaines", "heure", "heures", "minute", "minutes", "seconde", "secondes", "ms"]),
)  # fmt: skip

SPANISH = Phrases(
    dependent=re.compile(
        r"^(?:est[aeo]s?|es[aeo]s?|ell[oa]s?|él|ella|pero|y|o|sin embargo|además|así|luego|allí|aquí|por ejemplo|por lo tanto|también|su|sus|si|cuando|mientras|porque)\b",
        re.IGNORECASE,
    ),
    backward=_within(r"(?:la proporción|la cifra|el número|el total) (?:era|había|fue)"),
    hypothetical=_within(r"si|sería[n]?|podría[n]?|quizás?|supongamos|imagin\w+|probablemente|por ejemplo|debería[n]?|habría[n]?"),
    new_value=_before(r"\b(?:a|alcanz\w+|ahora|es de|son)(?:\s+(?:unos|casi|más de|cerca de))?"),
    old_value=re.compile(r"\b(?:desde|frente a|(?<!más )(?<!menos )que|pasó de)(?:\s+(?:unos|casi|más de|cerca de))?\s*$|\bcomparado con\s[^;→]*$", re.IGNORECASE),
    past_state=_within(r"era[n]?|había[n]?|estaba[n]?|tenía[n]?"),
    bygone=_within(r"antes|anteriormente|en aquel entonces|originalmente|inicialmente|anterior(?:es)?|antigu\w+|al principio"),
    limit=_before(r"\b(?:hasta|como máximo|como mínimo|al menos|cada|por|durante|después de|en los últimos|permit\w+|límite de|limitad\w+ a|para)"),
    aim=_within(r"objetivos?|meta|planea\w*|esper\w+|debe[n]?|deberá\w*|queremos"),
    asked=_within(r"encuestad\w+|entrevistad\w+|participantes|muestra|respondieron"),
    aside=_within(r"(?:gráfico|tabla|figura) (?:siguiente|anterior)|este artículo|a continuación"),
    lasting=frozenset(["año", "años", "mes", "meses", "día", "días", "semana", "semanas", "hora", "horas", "minuto", "minutos", "segundo", "segundos", "ms"]),
)  # fmt: skip

PHRASES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
