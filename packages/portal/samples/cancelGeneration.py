from infographix import ConflictError, InfoGraphix

client = InfoGraphix()
created = client.generations.create(topic="Renewable Energy")
try:
    print(client.generations.cancel(created.id).status)
except ConflictError:
    print("it had finished already")
