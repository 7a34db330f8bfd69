from infographix import InfoGraphix

client = InfoGraphix()
created = client.generations.create(topic="Renewable Energy")
for event in client.generations.stream(created.id):
    print(event.type, event.data["status"])
