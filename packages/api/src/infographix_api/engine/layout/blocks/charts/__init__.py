"""Charts: data with axes or parts, several plots a planner may choose from."""
