from infographix import InfoGraphix

client = InfoGraphix()
account = client.admin.accounts(limit=1).data[0]
print(client.admin.reset_quota(account.id, reason="Asked for").generations_today)
