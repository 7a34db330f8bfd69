from infographix import InfoGraphix

client = InfoGraphix()
batch = client.batches.create(
    [{"custom_id": "solar", "topic": "Solar Energy"}, {"topic": "Wind Energy"}], defaults={"size": "1K"}
)
client.batches.wait(batch.id)
for item in client.batches.results(batch.id).data:
    print(item.custom_id, item.generation.status)
client.batches.download(batch.id, "pictures.zip")
