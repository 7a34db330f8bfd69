from infographix import InfoGraphix, each

client = InfoGraphix()
for key in each(client.api_keys.list):
    print(key.name, key.prefix + "…" + key.last4, key.last_used_at)
