from infographix import AuthenticationError, InfoGraphix

client = InfoGraphix()
kept = "igr_kept-from-signing-in"
try:
    token = client.auth.refresh(kept)
    kept = token.refresh_token or ""
except AuthenticationError:
    print("sign in again")
