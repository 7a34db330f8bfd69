from infographix import InfoGraphix, each

client = InfoGraphix()
for batch in each(client.batches.list, status="completed"):
    print(batch.name, batch.counts.completed)
