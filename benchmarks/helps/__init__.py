"""Simulated people who settle, and what a learner makes of them: `ebb bench helps`."""
