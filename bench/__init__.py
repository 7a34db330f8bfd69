"""Measurements as ratios against a named peer in the same run. Machines are noisy: no figure here decides a test."""
