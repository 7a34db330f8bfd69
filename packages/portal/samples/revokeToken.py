import os

from infographix import InfoGraphix

client = InfoGraphix()
token = client.auth.token(os.environ["INFOGRAPHIX_API_KEY"])
client.auth.revoke(token.access_token)
