from infographix import InfoGraphix, each

client = InfoGraphix()
for event in each(client.events.list, type="generation.completed"):
    print(event.created_at, event.resource_id)
