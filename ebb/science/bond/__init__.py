"""The bond: a conditioned-regulation model, and how it loosens."""
