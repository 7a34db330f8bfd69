"""Copies the fonts and icons the engine draws with from npm packages into the wheels' folders.

Run it once after a checkout and whenever package-lock.json or icons.txt change; it knows nothing of rendering.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import textures
import washes

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
ASSETS = HERE.parent / "src/infographix_api/engine/assets"
WORLD = HERE.parent / "fonts-world/src/infographix_fonts_world/fonts"

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold", 900: "Black"}
STYLE_FONTS = {
    "inter": (400, 600, 700, 800),
    "orbitron": (700, 900),
    "rajdhani": (500, 700),
    "cabin-sketch": (700,),
    "patrick-hand": (400,),
    "barlow": (500, 600),
    "ibm-plex-mono": (500,),
    "source-sans-3": (400, 600),
    "source-serif-4": (600,),
    "josefin-sans": (600,),
    "jost": (400, 600),
    "limelight": (400,),
    "alegreya-sans": (500, 700),
    "caveat": (700,),
    "fraunces": (600,),
    "outfit": (800,),
    "work-sans": (400, 600),
}
WORLD_FONTS = {
    "noto-sans-sc": (400, 700),
    "noto-sans-jp": (400, 700),
    "noto-sans-kr": (400, 700),
    "noto-sans-arabic": (400, 700),
    "noto-sans-hebrew": (400, 700),
    "noto-sans-devanagari": (400, 700),
    "noto-emoji": (400, 700),
}


def main() -> None:
    install()
    copy_fonts(STYLE_FONTS, ASSETS / "fonts")
    copy_fonts(WORLD_FONTS, WORLD)
    copy_icons(ASSETS / "icons")
    textures.write(ASSETS / "textures")
    washes.write(ASSETS / "washes")


def install() -> None:
    """`npm ci`, unless the installed tree already is the locked one."""
    lock = HERE / "package-lock.json"
    installed = PACKAGES / ".package-lock.json"
    if installed.exists() and _packages(installed) == _packages(lock):
        return
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("copy.py needs npm (Node 20 or newer) on PATH to fetch the fonts and icons.")
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)


def copy_fonts(families: dict[str, tuple[int, ...]], target: Path) -> None:
    _empty(target)
    for family, weights in families.items():
        package = PACKAGES / "@expo-google-fonts" / family
        for weight in weights:
            (font,) = (package / f"{weight}{WEIGHTS[weight]}").glob("*.ttf")
            shutil.copyfile(font, target / font.name)
        shutil.copyfile(package / "LICENSE_FONT", target / f"LICENSE-{family}.txt")


def copy_icons(target: Path) -> None:
    _empty(target)
    names = (HERE / "icons.txt").read_text("utf-8").split()
    package = PACKAGES / "lucide-static"
    tags = json.loads((package / "tags.json").read_text("utf-8"))
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    chosen = {name: tags.get(name, []) for name in names}
    (target / "tags.json").write_text(json.dumps(chosen, indent=1, sort_keys=True) + "\n", "utf-8")
    shutil.copyfile(package / "LICENSE", target / "LICENSE")


def _packages(lock: Path) -> dict[str, str]:
    entries = json.loads(lock.read_text("utf-8"))["packages"]
    return {name: entry["version"] for name, entry in entries.items() if name}


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


if __name__ == "__main__":
    main()
