from infographix import InfoGraphix

client = InfoGraphix()
template = client.templates.create("Friday numbers", {"style": "corporate"})
changed = client.templates.replace(template.id, "Friday numbers", {"style": "chalkboard"})
print(changed.config.style)
