from infographix import InfoGraphix

client = InfoGraphix()
client.generate(topic="Renewable Energy")
newest = client.events.list(limit=1).data[0]
print(client.events.get(newest.id).data)
