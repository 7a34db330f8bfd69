from infographix import InfoGraphix

client = InfoGraphix()
stats = client.admin.stats()
print(stats.accounts, "accounts,", stats.completed_today, "pictures today")
