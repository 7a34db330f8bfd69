from infographix import InfoGraphix

client = InfoGraphix()
found = client.suggestions.get(topic="Cybersecurity")
for style in found.styles:
    print(style.slug, style.reason)
