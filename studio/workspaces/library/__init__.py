"""Library: everything that was made and read, to find again, to keep in order and to make anew."""
