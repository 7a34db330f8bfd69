from infographix import InfoGraphix

client = InfoGraphix()
batch = client.batches.create(
    [{"custom_id": "solar", "topic": "Solar Energy"}, {"topic": "Wind Energy"}], defaults={"size": "1K"}
)
for event in client.batches.stream(batch.id):
    print(event.type, event.data["counts"])
