from infographix import InfoGraphix

client = InfoGraphix()
account = client.admin.accounts(limit=1).data[0]
print(client.admin.set_tier(account.id, account.tier).updated_at)
