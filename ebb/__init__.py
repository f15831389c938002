"""Ebb: come back down when the pull hits, without going back."""

__version__ = "0.1.0"
