"""Python SDK for InfoGraphix."""
