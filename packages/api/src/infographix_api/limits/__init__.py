"""How much an account may do: tiers, rate limits in Redis, daily quotas in the database. Knows no feature that is limited."""
