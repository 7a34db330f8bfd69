from infographix import InfoGraphix

client = InfoGraphix()
made = client.api_keys.create("Leaked")
client.api_keys.revoke(made.id)
