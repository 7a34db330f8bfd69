from infographix import InfoGraphix

client = InfoGraphix()
upload = client.sources.create(b"A school garden. Pupils grow 12 kinds of vegetables.")
print(client.sources.get(upload.id).expires_at)
