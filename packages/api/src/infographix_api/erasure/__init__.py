"""Accounts that are closed, and erased with everything of theirs."""
