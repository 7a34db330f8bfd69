from infographix import InfoGraphix

client = InfoGraphix()
old = client.api_keys.create("Dashboard")
new = client.api_keys.rotate(old.id, grace_period_seconds=3600)
print("keep this:", new.secret)
