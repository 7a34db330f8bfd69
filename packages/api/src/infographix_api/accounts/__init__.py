"""Who is calling: accounts and their API keys."""
