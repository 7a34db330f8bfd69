"""Sphinx configuration of the developer portal."""

from pathlib import Path

from infographix_portal._version import __version__

ROOT = Path(__file__).parents[3]

project = "InfoGraphix"
author = "InfoGraphix contributors"
copyright = "InfoGraphix contributors, MIT licence"
release = version = __version__
extensions = ["myst_parser", "sphinx_copybutton", "infographix_portal.sphinxext"]
myst_enable_extensions = ["colon_fence", "attrs_inline", "attrs_block", "deflist"]
myst_heading_anchors = 3

openapi_spec = str(ROOT / "spec" / "dist" / "openapi.json")
code_samples = str(Path(__file__).parents[1] / "samples")

html_theme = "shibuya"
html_title = "InfoGraphix"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["portal.css"]
html_js_files = [("portal.js", {"defer": "defer"})]
html_favicon = "_static/mark.svg"
html_copy_source = False
html_use_index = False
html_show_sourcelink = False
copybutton_exclude = ".linenos, .gp, .go"
html_theme_options = {
    "accent_color": "blue",
    "light_logo": "_static/mark.svg",
    "dark_logo": "_static/mark.svg",
    "show_ai_links": False,
    "nav_links": [
        {"title": "Quickstart", "url": "getting-started/quickstart"},
        {"title": "Guides", "url": "guides/index"},
        {"title": "API reference", "url": "reference/index"},
    ],
}
