"""Nudges: one short neutral message at a time she chose. docs/nudges.md says all of it."""
