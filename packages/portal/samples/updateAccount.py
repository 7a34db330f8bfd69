from infographix import InfoGraphix

client = InfoGraphix()
account = client.account.update(name="Ada's charts")
print(account.name)
