"""Signs and scripts: what a font lacks comes from another, what no font has is told, and nothing is silently empty."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from engine_render import documents, reading
from engine_render.checking import render as drawn
from PIL import Image

from infographix_api import engine
from infographix_api.engine import catalog, contrast
from infographix_api.engine.document import Chart, Document, Item, List, Ranking, Section, Series, Text
from infographix_api.engine.layout import page
from infographix_api.engine.layout.metrics import Metrics
from infographix_api.engine.layout.scene import MarkOp
from infographix_api.engine.render import glyphs, press
from infographix_api.engine.render.report import Rendering

STYLES = [style.slug for style in catalog.styles() if style.available]
SIGNS = {
    "subscripts": "CO₂ H₂SO₄ x₀ ₁₃₅₆₇₈₉",
    "superscripts": "km² m³ 10⁴ 10⁻⁹ x⁰ ¹⁵⁶⁷⁸",
    "currencies": "€5 £6 ¥7 ₹8 ₽9 ₺1 ₩2 ₿3 ₴4 ₪5 ₫6 ¢7",
    "arrows": "← ↑ → ↓ ↔ ↗ ↘ ⇒",
    "mathematics": "± × ÷ ≤ ≥ ≈ ≠ ∞ √ ∑ µ Ω ° ‰ − ½ ⅓ ¾",
    "typography": "“a” ‘b’ «c» – — … • § © ™ № ✓ ✗ ★",
}
SCRIPTS = {
    "en-emoji": "Rocket 🚀 plant 🌱 star ⭐ cloud 🌧",
    "el": "Ενέργεια και πληθυσμός",
    "ru": "Энергия и население, їжак",
    "vi": "Năng lượng tái tạo ở Việt Nam",
    "zh": "气候变化统计，空气与温度",
    "zh-Hant": "臺灣經濟發展",
    "ja": "気候変動の統計、カナダと々",
    "ko": "기후 변화 통계",
    "he": "נתוני שינוי האקלים",
    "hi": "जलवायु परिवर्तन के आँकड़े",
    "ar": "إحصاءات تغير المناخ",
}


def titled(text: str, lang: str = "en") -> Document:
    block = List((Item(text), Item(text, text)))
    return Document(text, (Section((block,), text), Section((Text(text),))), documents.SOURCES, lang, text)


def render(document: Document, style: str, format: str = "pdf") -> Rendering:
    look = {"palette": "ocean", "size": "1K", "aspect_ratio": "square", "as_of": "2026-06-15"}
    return engine.render(document, style=style, format=format, **look)


def characters(made: Rendering) -> set[str]:
    """What a reader of the PDF finds, in base forms."""
    halves = "".join(letter.char for letter in reading.letters(made.data))  # pdfium gives emoji as two
    text = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return set(unicodedata.normalize("NFKC", text).casefold())


ALPHABETS = {
    "pl": "Zażółć gęślą jaźń",
    "tr": "yağmurlu günlük şişe ığ",
    "el": SCRIPTS["el"],
    "ru": SCRIPTS["ru"],
    "vi": SCRIPTS["vi"],
}


@pytest.mark.parametrize("lang", ALPHABETS)
@pytest.mark.parametrize("style", STYLES)
def test_words_are_not_set_in_two_families(style: str, lang: str) -> None:
    document = titled(ALPHABETS[lang], lang)
    look = press.style(style).without(glyphs.unfit(press.style(style), document))
    letters = {ord(c) for c in ALPHABETS[lang] if c.isalpha()}
    for face in look.faces.values():
        first = next(f for f in (*face.families, "Inter") if glyphs.covered(f) & letters)
        assert letters <= glyphs.covered(first)


def test_a_style_keeps_its_families_for_a_rare_letter() -> None:
    document = titled("Łask is a town of eleven bridges and of film, with sixty thousand people in all of it")
    assert glyphs.unfit(press.style("chalkboard"), document) == frozenset()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", SIGNS)
def test_signs_are_drawn_in_every_style(kind: str, style: str) -> None:
    made = render(titled(SIGNS[kind]), style)
    assert made.warnings == ()
    wanted = set(unicodedata.normalize("NFKC", SIGNS[kind]).casefold()) - set(" ")
    assert wanted - characters(made) == set()


@pytest.mark.parametrize("lang", SCRIPTS)
def test_scripts_are_drawn_with_fonts_of_the_world(lang: str) -> None:
    for style in STYLES:
        made = render(titled(SCRIPTS[lang], lang), style)
        assert made.warnings == ()
        # shaped letters may be read back as other forms of themselves; base letters never vanish
        wanted = {c for c in unicodedata.normalize("NFKC", SCRIPTS[lang]).casefold() if unicodedata.category(c) != "Mn"}
        assert len(wanted - set(" ") - characters(made)) <= (3 if lang == "hi" else 0)


@pytest.mark.parametrize("text", [*SIGNS.values(), *SCRIPTS.values()])
def test_a_packaged_font_has_every_sign_that_is_not_warned_about(text: str) -> None:
    world = ("Inter", *(family for family in glyphs.families() if family.startswith("Noto")))
    assert [c for c in text if c != " " and not any(ord(c) in glyphs.covered(family) for family in world)] == []


def test_signs_that_no_font_has_are_told_and_drawn_as_boxes() -> None:
    made = render(titled("Thai ภาษาไทย"), "modern")
    assert [w.code for w in made.warnings] == ["glyph_missing"]
    assert "ภ" in made.warnings[0].message
    assert "□" in characters(made)


def test_signs_with_a_twin_are_drawn_as_it() -> None:
    made = render(titled("yes ➜ no ✘ ﬁne"), "modern")
    assert made.warnings == ()
    assert {"→", "✗"} <= characters(made)


def test_characters_that_control_are_left_out() -> None:
    made = render(titled("a\u202eb\x07c\u2066d\ue000"), "modern")
    assert made.warnings == ()
    assert {box.text for box in made.report.boxes if box.text and box.text.startswith("a")} >= {"abcd"}


@pytest.mark.parametrize("lang", ["pt-BR", "ZH_hant_TW", "x", "", "english", "gsw"])
def test_any_language_tag_is_drawn(lang: str) -> None:
    assert render(titled("Algo", lang), "modern").warnings == ()


def mirrored() -> Document:
    ranks = Ranking(
        tuple(documents.figure(name, str(n), n) for name, n in (("الصين", 9), ("الهند", 8), ("البرازيل", 7)))
    )
    column = Chart("column", ("١", "٢", "٣"), (Series("أ", (3.0, 4.0, 5.0)),), unit="%", evidence=documents.WORD)
    return Document(
        "إحصاءات المناخ", (Section((ranks,), "الدول"), Section((column,), "السنوات")), documents.SOURCES, "ar"
    )


@pytest.mark.parametrize("style", STYLES)
def test_shapes_stay_in_their_boxes_from_right_to_left(style: str) -> None:
    look = press.style(style)
    metrics = Metrics(lambda words: press.measure(look, ["Inter", "Noto Sans Arabic"], words))
    scene = page.prepare(mirrored(), look, "square", metrics).compose().scene
    bars = [op.box for op in scene.ops if isinstance(op, MarkOp) and op.name == "bar"]
    assert len(bars) == 6
    picture = Image.open(io.BytesIO(render(mirrored(), style, "png").data)).convert("RGB")
    for box in bars:
        for x in (box.x + 3, box.right - 3):
            column = [
                picture.getpixel((int(x) + dx, int(box.y + box.h * share / 10)))
                for share in range(1, 10)
                for dx in (-2, 0, 2)
            ]
            assert (
                max(
                    contrast.ratio(
                        "#%02x%02x%02x" % c, "#%02x%02x%02x" % picture.getpixel((int(box.x) - 3, int(box.y) - 3))
                    )
                    for c in column
                )
                > 1.3
            )


@pytest.mark.parametrize("slug", STYLES)
def test_a_line_is_as_wide_as_its_words_and_spaces(slug: str) -> None:
    style, words = press.style(slug), ["NINE", "HIM", "NINTH"]  # nothing to kern around the spaces
    for face in style.faces:
        widths = press.measure(style, (), {face: [*words, " ", " ".join(words)]})
        apart = sum(widths[face, word] for word in (*words, " ", " "))
        assert -0.06 < widths[face, " ".join(words)] - apart < 0.03, face  # handwriting kerns around spaces, too


@pytest.mark.parametrize("title", ["Őszi hírek", "Ếch và nhái", "Éléments", "Älter werden"])
@pytest.mark.parametrize("ratio", ["square", "landscape", "portrait"])
def test_accents_of_a_title_do_not_touch_the_bar_above_it(title: str, ratio: str) -> None:
    style = press.style("bauhaus")
    metrics = Metrics(lambda words: press.measure(style, (), words))
    document = replace(documents.document(title, Text("One line.")), subtitle=None)
    ops = page.prepare(document, style, ratio, metrics).compose().scene.ops
    bar = next(op for op in ops if isinstance(op, MarkOp) and op.name == "kicker")
    letters = [c for c in reading.letters(drawn(document, style="bauhaus", aspect_ratio=ratio).data) if c.size > 30]
    assert min(letter.y0 for letter in letters) > bar.box.y + 1.25 * bar.box.h + 2


def test_numbers_stay_on_the_line_of_what_they_belong_to() -> None:
    said = "Across it measures 142,984 km, or 33.8 % of the 2\u202f000 km that 12\u00a0people walked in 2025 at 5 °C. "
    made = render(documents.document("Giants", Text(said * 3), Text(said), Text(said)), "modern")
    lines = [box.text for box in made.report.boxes if box.text]
    assert any("142,984 km" in line for line in lines)
    assert not [line for line in lines if line.split()[0].strip(",") in ("km", "%", "000", "people", "2025", "°C.")]
