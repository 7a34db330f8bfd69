"""`./nox -s demo`: the whole platform, started, used through the Python SDK and stopped again."""
