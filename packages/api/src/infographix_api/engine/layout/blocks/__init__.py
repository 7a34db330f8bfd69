"""The kinds of blocks a section may hold, each with the variants a planner may choose from."""
