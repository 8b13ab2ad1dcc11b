"""Everything that was made and read, remembered in one data base, with full-text search. Knows no Qt."""
