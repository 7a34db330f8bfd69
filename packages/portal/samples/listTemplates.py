from infographix import InfoGraphix

client = InfoGraphix()
for template in client.templates.list(category="data", q="charts").data:
    print(template.id, template.name, template.config.style)
