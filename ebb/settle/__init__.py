"""Exercises that bring a body down: what they are, which are offered, how they are played."""
