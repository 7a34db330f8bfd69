from infographix import InfoGraphix

client = InfoGraphix()
created = client.generations.create(topic="Renewable Energy")
generation = client.generations.get(created.id)
print(generation.status, generation.stage_progress)
