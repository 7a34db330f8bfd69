from infographix import InfoGraphix

client = InfoGraphix()
newest = client.history.list(limit=1).data[0]
generation = client.history.get(newest.id)
print(generation.title, generation.document)
