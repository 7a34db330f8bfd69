"""Which language a text is in, by its script and its most common words. Knows no grammar; unsure means English."""

from __future__ import annotations

import re
from collections import Counter

ENOUGH_WORDS, ENOUGH_COMMON = 5, 3
MOST_CHARACTERS = 6_000
LETTER, WORD = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+")
NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\ud7ff]")
SCRIPTS = {
    "ja": r"[\u3040-\u30ff]",
    "ko": r"[\uac00-\ud7af]",
    "zh": r"[\u4e00-\u9fff]",
    "ar": r"[\u0600-\u06ff]",
    "he": r"[\u0590-\u05ff]",
    "hi": r"[\u0900-\u097f]",
    "ru": r"[\u0400-\u04ff]",
    "el": r"[\u0370-\u03ff]",
    "th": r"[\u0e00-\u0e7f]",
}
COMMON = {
    "en": "the of and to in is was were are for that with on by from it as at be this has have not",
    "de": "der die das und ist nicht ein eine mit auf für von den dem zu im sich auch werden wird sind des als aus bei hat mehr nach wurde wurden",
    "fr": "le la les de des en et est une un dans pour que qui sur par avec du au aux ce sont pas plus cette a ont soit qu",
    "es": "el la los las y es una un de en para que por con del se no su al como más está son",
    "it": "il lo gli di che è una un per con del della nel sono dei le non si al più anche in la nella",
    "pt": "o os as e é uma um de em para que por com do da dos das não se no na mais são",
    "nl": "de het een en van is niet met op voor dat zijn te in door aan er ook wordt",
    "sv": "och att det som en på är av för med den till inte om ett har de",
    "pl": "i w na z się że do nie jest to o jak po za od przez dla są",
}
LETTERS = {"de": "äöüß", "fr": "çèêëîïôùûœ", "es": "áíñóú", "pt": "ãõ"}
"""Not of the alphabet of most others."""

WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}


def of(text: str) -> str:
    """An ISO 639-1 code.

    >>> of("Die Zahl der Zertifikate ist im letzten Jahr auf das Doppelte gestiegen und wird weiter wachsen.")
    'de'
    >>> of("La ville a planté 12 500 arbres en 2024."), of("Le port a traité 3,2 millions de tonnes en 2024.")
    ('fr', 'fr')
    """
    sample = text[:MOST_CHARACTERS]
    if foreign := len(NOT_LATIN.findall(sample)):
        letters = len(LETTER.findall(sample))
        for language, script in SCRIPTS.items() if foreign > letters / 20 else ():
            share = 0.05 if language == "ja" else 0.3
            if len(re.findall(script, sample)) > share * letters:
                return language
    words = WORD.findall(sample.casefold())
    seen = Counter(words)
    counts = {language: sum(seen[word] for word in common) for language, common in WORDS.items()}
    for language, marks in LETTERS.items():
        counts[language] += sum(count for word, count in seen.items() if not set(word).isdisjoint(marks))
    likely = max(counts, key=lambda language: counts[language])
    sure = len(words) >= ENOUGH_WORDS and counts[likely] >= ENOUGH_COMMON and counts[likely] > 1.3 * counts["en"]
    return likely if sure else "en"
