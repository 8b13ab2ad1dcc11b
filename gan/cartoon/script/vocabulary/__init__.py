"""Words beyond those of the catalogue, as plain data."""
