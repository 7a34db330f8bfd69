"""Small pictures of styles, palettes and templates, drawn beforehand by `python -m tools.thumbnails`."""
