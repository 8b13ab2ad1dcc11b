"""What is kept of the program's own accidents: text files in the user folder, and nowhere else."""
