from infographix import InfoGraphix

client = InfoGraphix()
key = client.api_keys.create("Dashboard", scopes=["generate:read"])
print("keep this:", key.secret)
