from infographix import InfoGraphix

client = InfoGraphix()
template = client.templates.get("tpl_techtrends")
print(template.name, template.description)
