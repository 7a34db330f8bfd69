from infographix import ConflictError, InfoGraphix

client = InfoGraphix()
batch = client.batches.create(
    [{"custom_id": "solar", "topic": "Solar Energy"}, {"topic": "Wind Energy"}], defaults={"size": "1K"}
)
client.batches.wait(batch.id)
try:
    client.batches.retry(batch.id)
except ConflictError:
    print("nothing failed")
