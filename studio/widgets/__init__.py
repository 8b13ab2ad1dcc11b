"""What workspaces share."""
