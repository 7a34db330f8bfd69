"""API keys: made, narrowed, rotated, revoked, and whom one speaks for."""
