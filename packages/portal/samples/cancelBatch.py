from infographix import InfoGraphix

client = InfoGraphix()
batch = client.batches.create(
    [{"custom_id": "solar", "topic": "Solar Energy"}, {"topic": "Wind Energy"}], defaults={"size": "1K"}
)
print(client.batches.cancel(batch.id).status)
