"""The few words the renderer adds itself, in the Document's language; English where it is not listed."""

from __future__ import annotations

_WORDS = {
    "en": ("Sources", "top {shown} of {total}"),
    "de": ("Quellen", "die ersten {shown} von {total}"),
    "fr": ("Sources", "les {shown} premiers sur {total}"),
    "es": ("Fuentes", "los {shown} primeros de {total}"),
    "it": ("Fonti", "i primi {shown} su {total}"),
    "pt": ("Fontes", "os {shown} primeiros de {total}"),
    "nl": ("Bronnen", "top {shown} van {total}"),
    "pl": ("Źródła", "{shown} pierwszych z {total}"),
    "ru": ("Источники", "первые {shown} из {total}"),
    "zh": ("来源", "前 {shown} 名，共 {total} 项"),
    "ja": ("出典", "{total}件中上位{shown}件"),
    "ko": ("출처", "{total}개 중 상위 {shown}개"),
    "ar": ("المصادر", "أعلى {shown} من {total}"),
    "he": ("מקורות", "{shown} הראשונים מתוך {total}"),
    "hi": ("स्रोत", "{total} में से शीर्ष {shown}"),
}


def sources(lang: str) -> str:
    return _words(lang)[0]


def top(shown: int, total: str, lang: str) -> str:
    return _words(lang)[1].format(shown=shown, total=total)


def _words(lang: str) -> tuple[str, str]:
    return _WORDS.get(lang.replace("_", "-").split("-")[0].lower(), _WORDS["en"])
