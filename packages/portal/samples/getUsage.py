from infographix import InfoGraphix

client = InfoGraphix()
for row in client.usage.report(group_by="style").rows:
    print(row.start, row.group, row.requests, row.completed, row.duration_ms_p95)
