from infographix import InfoGraphix, each

client = InfoGraphix()
for generation in each(client.history.list, status="completed", q="climate"):
    print(generation.created_at, generation.title)
