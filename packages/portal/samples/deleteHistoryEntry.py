from infographix import InfoGraphix

client = InfoGraphix()
result = client.generate(topic="Renewable Energy")
client.history.delete(result.id)
