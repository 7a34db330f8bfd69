from infographix import InfoGraphix

client = InfoGraphix()
made = client.api_keys.create("Dashboard")
key = client.api_keys.get(made.id)
print(key.scopes, key.expires_at)
