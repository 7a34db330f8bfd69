"""Which packaged icon stands for a label. An unsure match is no icon, never an absurd one."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "assets/icons"

# Words (as stems) that name an icon without doubt. The first match in a label wins.
_WORDS = {
    "thermometer-sun": "temperature warming warmer heat hot heatwave degrees celsius",
    "snowflake": "ice snow cold frozen winter freezing glacier glaciers sea-ice",
    "cloud": "co2 carbon emission emissions atmosphere cloud dioxide",
    "factory": "factory industry industrial manufacturing coal fossil",
    "waves": "sea ocean oceans wave waves tide",
    "droplets": "water rain rainfall precipitation",
    "flame": "fire wildfire wildfires burn burning gas flame",
    "sun": "sun solar sunlight",
    "wind": "wind",
    "zap": "electricity power energy watt kwh",
    "leaf": "plant green nature sustainable organic",
    "trees": "forest forests tree trees woodland deforestation",
    "users": "people population users members customers visitors residents inhabitants participants",
    "user-plus": "signups subscribers recruits hires",
    "baby": "birth births baby babies infant child children",
    "graduation-cap": "education school schools student students university college graduates",
    "heart-pulse": "health mortality hospital patients disease",
    "syringe": "vaccine vaccination vaccines vaccinated",
    "banknote": "money income wage wages salary salaries",
    "circle-dollar-sign": "revenue sales cost costs price prices profit budget spending earnings gdp",
    "piggy-bank": "savings saved save",
    "trending-up": "growth grew increase increased rise rising rose gained up",
    "trending-down": "decline declined decrease decreased fall fell dropped drop lower",
    "clock": "time hours hour minutes duration wait",
    "calendar": "days year years month months week weeks date",
    "globe": "world global countries country international earth",
    "map-pin": "city cities place location town region",
    "building-2": "company companies firms business businesses office offices",
    "house": "house houses housing home homes household households",
    "car": "car cars vehicle vehicles",
    "bike": "bike bikes bicycle bicycles cycling trips cyclists",
    "plane": "flight flights air airline airlines aviation airport",
    "train-front": "train trains rail railway metro",
    "ship": "ship ships shipping port maritime",
    "truck": "truck trucks freight delivery deliveries logistics",
    "wheat": "food crop crops grain agriculture farming farm farms",
    "cpu": "chip chips processor computing compute hardware",
    "bot": "ai robot robots model models chatbot artificial",
    "smartphone": "phone phones mobile smartphone app apps",
    "wifi": "internet online web broadband",
    "database": "data dataset database records storage",
    "code": "code software developer developers programming",
    "shield-check": "security secure safety safe protection protected",
    "triangle-alert": "risk risks warning danger hazard incident incidents",
    "trophy": "win wins winner cup record first champion",
    "rocket": "launch space rocket satellites satellite",
    "book-open": "book books library reading literacy",
    "recycle": "recycling recycled waste plastic",
    "handshake": "agreement treaty partnership accord partners",
    "vote": "election elections vote votes parliament",
    "lightbulb": "idea ideas invention innovation patents patent",
    "search": "search research study studies observe observation",
    "target": "goal goals target targets aim",
    "check": "done completed complete finished approved",
    "battery-charging": "battery batteries charging",
    "fuel": "oil petrol diesel fuel",
    "paw-print": "animal animals species wildlife",
    "fish": "fish fishing fisheries",
    "wallet": "payment payments pay paid",
    "shopping-cart": "orders order shopping purchases retail",
    "mail": "email emails mail newsletter letters",
    "wrench": "repair repairs maintenance fix",
    "settings": "settings configure configuration setup",
    "download": "download downloads install installation",
    "lock": "password passwords privacy encryption",
    "key-round": "key keys",
    "server": "server servers hosting deployment deploy",
    "moon": "night sleep moon",
    "mountain": "mountain mountains volcano altitude",
    "activity": "earthquake earthquakes",
    "ruler": "distance height length size level",
}
_BY_WORD = {word: icon for icon, words in _WORDS.items() for word in words.split()}
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


@lru_cache(maxsize=1)
def packaged() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def choose(name: str | None, label: str) -> str | None:
    """The icon asked for when it is packaged, else one the label's words are sure of."""
    if name in packaged():
        return name
    words = re.findall(r"[\w-]+", label.translate(_SUBSCRIPTS).casefold())
    return next((icon for w in words if (icon := _BY_WORD.get(w)) in packaged()), None)
