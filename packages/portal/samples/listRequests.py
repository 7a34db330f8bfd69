from infographix import InfoGraphix

client = InfoGraphix()
for request in client.account.requests(status=["4xx", "5xx"]).data:
    print(request.method, request.path, request.status, request.error_code)
