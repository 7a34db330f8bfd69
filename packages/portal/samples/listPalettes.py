from infographix import InfoGraphix

client = InfoGraphix()
for palette in client.palettes.list():
    print(palette.slug, palette.label, "" if palette.available else "(not yet)")
