"""What this machine does a second: networks are tuned to it, and each job is timed as a person uses it."""
