from infographix import InfoGraphix

client = InfoGraphix()
template = client.templates.create("For today only", {"style": "bauhaus"})
client.templates.delete(template.id)
