"""Events for those who ask: the outbox as a list."""
