"""Ebb: come back down when the pull hits, without going back."""
