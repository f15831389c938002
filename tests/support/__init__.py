"""What tests stand on: databases, browsers, the running product."""
