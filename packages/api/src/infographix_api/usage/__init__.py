"""What an account has used: requests and generations by the hour, and what its limits are at this moment."""
