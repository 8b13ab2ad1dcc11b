"""Help within the program: pages of Markdown in `assets/help`, their search, and their window."""
