"""The Models workspace: what computes, what it learned from, and what it measures."""
