from infographix import InfoGraphix

client = InfoGraphix()
for account in client.admin.accounts(email="spam@example.org").data:
    print(client.admin.suspend(account.id, reason="Abuse").status)
