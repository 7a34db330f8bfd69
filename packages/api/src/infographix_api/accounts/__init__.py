"""Accounts, and what may be done in their name."""
