from infographix import InfoGraphix

client = InfoGraphix()
template = client.templates.create("Monday numbers", {"style": "corporate", "palette": "ocean", "sections": 4})
print(template.id)
