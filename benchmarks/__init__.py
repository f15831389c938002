"""What Ebb costs, measured against what the framework does by itself. Never timed in tests."""
