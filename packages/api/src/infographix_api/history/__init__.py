"""Generations looked back on: found, read, and erased, by their owner or when their time is over."""
