from infographix import InfoGraphix

client = InfoGraphix()
account = client.account.get()
print(account.email, account.status)
