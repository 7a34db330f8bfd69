from infographix import InfoGraphix

client = InfoGraphix()
for style in client.styles.list():
    print(style.slug, style.label, "" if style.available else "(not yet)")
