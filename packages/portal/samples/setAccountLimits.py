from infographix import InfoGraphix

client = InfoGraphix()
account = client.admin.accounts(limit=1).data[0]
print(client.admin.set_limits(account.id, batch_size=1000, reason="Launch week").override)
