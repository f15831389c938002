"""The personal curve."""
