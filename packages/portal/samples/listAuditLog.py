from infographix import InfoGraphix

client = InfoGraphix()
for entry in client.account.audit_log(action=["api_key.created", "api_key.revoked"]).data:
    print(entry.created_at, entry.action, entry.subject_id, entry.ip_address)
