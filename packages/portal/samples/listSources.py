from infographix import InfoGraphix

client = InfoGraphix()
for upload in client.sources.list().data:
    print(upload.id, upload.file_name, upload.bytes, upload.expires_at)
