"""What an operator may do with the accounts of an installation: look, grant, suspend."""
