from infographix import InfoGraphix, each

client = InfoGraphix()
for account in each(client.admin.accounts, tier="free"):
    print(account.email, account.generations_today)
