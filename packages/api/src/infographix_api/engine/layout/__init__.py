"""Measure, then plan: decides every line break and every box of a picture. Draws nothing."""
