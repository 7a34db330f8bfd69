from infographix import InfoGraphix

client = InfoGraphix()
made = client.api_keys.create("Dashboard")
key = client.api_keys.update(made.id, name="Wall", scopes=["generate:read"])
print(key.name, key.scopes)
