from infographix import InfoGraphix

client = InfoGraphix()
for policy in client.usage.quota().policies:
    print(policy.name, policy.remaining, "of", policy.limit, "until", policy.resets_at)
