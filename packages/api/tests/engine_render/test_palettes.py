"""Every palette on every ground can be read and told apart, and a caller's own colours become one that can."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from engine_render import colour_vision

from infographix_api.engine import catalog, colors, contrast, relatives
from infographix_api.engine.brief import InputError
from infographix_api.engine.palette import Roles, all_palettes
from infographix_api.engine.render import press

TWELVE = [
    "blue_white",
    "dark_neon",
    "warm",
    "monochrome",
    "vibrant",
    "pastel",
    "forest",
    "sunset",
    "midnight",
    "grayscale_red",
    "ocean",
    "accessible",
]
GROUNDS = list(itertools.product(TWELVE, ("light", "dark")))
OWN = [
    ("#ffee00", "#ffffff"),
    ("#112233", "#445566", "#778899"),
    ("#0a0a0a", "#ff0000"),
    ("#888888", "#888888"),
    ("#808080", "#7f7f7f"),
    ("#ffffff", "#000000"),
    ("#ffffff", "#fffffe", "#fffffd"),
    ("#000", "#010101"),
    ("#e11d48", "#0f172a", "#f8fafc", "#22c55e", "#eab308", "#06b6d4", "#a855f7", "#64748b"),
]


def roles_of(slug: str, mode: str) -> Roles:
    return all_palettes()[slug].grounds[mode]


def looks(mode: str) -> Iterator[tuple[str, colors.Style]]:
    """Every way in which a style may ask for colours."""
    modern = replace(press.style("modern"), grounds=(mode,))
    for tiles, tag, headings in itertools.product(
        ("filled", "outlined"), ("ink", "accent", "plain"), ("ink", "accent")
    ):
        yield f"{tiles} {tag} {headings}", replace(modern, tiles=tiles, tag=tag, headings=headings)


def unreadable(made: colors.Colors) -> dict[str, float]:
    """Texts below 4.5:1 on what lies under them, by role."""
    surface, ground, insets, tiles = (made[name] for name in ("surface", "ground", "insets", "tiles"))
    pairs = [
        ("ink", surface),
        ("muted", surface),
        ("title", ground),
        ("ground_heading", ground),
        ("ground_muted", ground),
    ]
    pairs += [("tag", made["tag_fill"]), ("head", made["head_fill"])]
    pairs += [(f"accent{k}", surface) for k in range(6)] + [(f"accent{k}", insets[k]) for k in range(4)]
    pairs += [(f"{role}{k}", tiles[k]) for role in ("on", "figure") for k in range(4)]
    pairs += [(f"heading{k}", surface) for k in range(4)]
    ratios = {f"{role} on {under}": contrast.ratio(str(made[role]), str(under)) for role, under in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < contrast.READABLE}


def test_all_twelve_are_drawn() -> None:
    assert [p.slug for p in catalog.palettes()] == TWELVE
    assert all(set(p.grounds) == {"light", "dark"} for p in all_palettes().values())


@pytest.mark.parametrize(("slug", "mode"), GROUNDS)
def test_text_reads_whatever_a_style_asks_for(slug: str, mode: str) -> None:
    found = {name: unreadable(colors.resolve(slug, style)[0]) for name, style in looks(mode)}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(("slug", "mode"), GROUNDS)
def test_marks_are_seen_on_their_card(slug: str, mode: str) -> None:
    roles = roles_of(slug, mode)
    faint = {c: round(contrast.ratio(c, roles.surface), 2) for c in roles.accents}
    assert {c: ratio for c, ratio in faint.items() if ratio < 2.2} == {}
    assert contrast.ratio(roles.accents[0], roles.surface) >= 3


@pytest.mark.parametrize(("slug", "mode"), GROUNDS)
def test_series_look_different(slug: str, mode: str) -> None:
    accents = roles_of(slug, mode).accents
    assert len(accents) == 6
    assert colour_vision.closest(accents[:4], "usual") >= 10
    assert colour_vision.closest(accents, "usual") >= 5


@pytest.mark.parametrize(("slug", "mode"), GROUNDS)
def test_twelve_series_have_twelve_colours(slug: str, mode: str) -> None:
    """Of a single hue, or of none, so many are closer to each other: hatches tell them apart."""
    made, _ = colors.resolve(slug, replace(press.style("modern"), grounds=(mode,)))
    series = [str(c) for c in made["accents"]]
    assert tuple(series[:6]) == roles_of(slug, mode).accents
    assert min(contrast.ratio(c, str(made["surface"])) for c in series) >= 2.2
    assert len(set(series)) == 12
    assert colour_vision.closest(series[:8], "usual") >= (4 if slug == "monochrome" else 5)


@pytest.mark.parametrize(("slug", "mode"), GROUNDS)
def test_what_is_below_zero_looks_different_from_what_is_above(slug: str, mode: str) -> None:
    made, _ = colors.resolve(slug, replace(press.style("modern"), grounds=(mode,)))
    assert colour_vision.closest((str(made["negative"]), made["accents"][0]), "usual") >= 10
    assert contrast.ratio(str(made["negative"]), str(made["surface"])) >= 2.2


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(TWELVE, 2)))
def test_no_two_palettes_look_the_same(one: str, other: str) -> None:
    for mode in ("light", "dark"):
        a, b = roles_of(one, mode), roles_of(other, mode)
        pairs = zip((a.ground, *a.accents[:4]), (b.ground, *b.accents[:4]), strict=True)
        far = [colour_vision.distance(colour_vision.lab(x), colour_vision.lab(y)) for x, y in pairs]
        assert max(far) >= 15


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("vision", sorted(colour_vision.MACHADO_2009))
def test_accessible_series_stay_apart_for_every_colour_vision(mode: str, vision: str) -> None:
    accents = roles_of("accessible", mode).accents
    assert colour_vision.closest(accents, vision) >= 15
    assert colour_vision.closest(relatives.with_tones(accents, roles_of("accessible", mode).surface, 8), vision) >= 7.5


def test_distance_is_that_of_the_published_test_data() -> None:
    pairs = [((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, -1, 2), (50, 0, 0), 2.3669)]
    pairs += [((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082)]
    assert [round(colour_vision.distance(a, b), 4) for a, b, _ in pairs] == [expected for *_, expected in pairs]


@pytest.mark.parametrize("own", OWN, ids=" ".join)
@pytest.mark.parametrize("grounds", [("light", "dark"), ("light",), ("dark",)], ids="-".join)
def test_own_colours_become_a_palette_that_reads(own: tuple[str, ...], grounds: tuple[str, ...]) -> None:
    made, warnings = colors.resolve(own, replace(press.style("modern"), grounds=grounds))
    assert unreadable(made) == {}
    assert len(set(made["accents"])) == 12
    assert min(contrast.ratio(c, str(made["surface"])) for c in made["accents"]) >= 2.2
    assert [w.code for w in warnings] == ["colour_adjusted"]


def test_every_change_of_own_colours_is_said() -> None:
    _, (warning,) = colors.resolve(("#ffee00", "#ffee00", "#ffffff"), press.style("modern"))
    assert warning.message == (
        "Custom palette: 1 repeated colour ignored; 5 accents made from those given; "
        "#ffee00 drawn as #b8ab00, as text #7d7400"
    )


def test_colours_that_are_all_equal_are_completed_to_a_palette() -> None:
    made, (warning,) = colors.resolve(("#1763d6", "#1763D6", "#1763d6"), press.style("modern"))
    assert warning.message.startswith("Custom palette: 2 repeated colours ignored; light ground #")
    assert made["accents"][0] == "#1763d6"


def test_own_colours_that_need_no_change_are_kept_without_a_word() -> None:
    own = ("#f3f6fb", "#1348a0", "#9a3412", "#0b6b5d", "#6c2bb8", "#a11550", "#155e75")
    made, warnings = colors.resolve(own, press.style("modern"))
    assert (made["ground"], *made["accents"][:6]) == own
    assert warnings == ()


@pytest.mark.parametrize(
    ("own", "pointer", "named"),
    [
        (("#123456",), "/palette/colors", "not 1"),
        (("#123456",) * 9, "/palette/colors", "not 9"),
        (("#123456", "tomato"), "/palette/colors/1", "'tomato'"),
        (("#12345g", "#123456"), "/palette/colors/0", "'#12345g'"),
        (("#1234567", "#123456"), "/palette/colors/0", "'#1234567'"),
        (("", "#123456"), "/palette/colors/0", "''"),
    ],
)
def test_what_is_no_colour_is_refused_and_named(own: tuple[str, ...], pointer: str, named: str) -> None:
    with pytest.raises(InputError) as caught:
        colors.resolve(own, press.style("modern"))
    assert (caught.value.code, caught.value.pointer) == ("unknown_palette", pointer)
    assert named in caught.value.message
