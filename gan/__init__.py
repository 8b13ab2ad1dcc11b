"""Everything in Ganvas that computes: usable as a library, without the studio and without Qt."""
