from infographix import InfoGraphix

client = InfoGraphix()
account = client.admin.account(client.admin.accounts(limit=1).data[0].id)
print(account.tier, account.limits.requests_per_minute)
