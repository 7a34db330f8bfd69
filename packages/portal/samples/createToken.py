import os

from infographix import InfoGraphix

client = InfoGraphix()
token = client.auth.token(os.environ["INFOGRAPHIX_API_KEY"], scope=["generate:read"], expires_in=300)
page = InfoGraphix(api_key=token.access_token)  # what a browser gets
print(token.scope, len(page.styles.list()))
