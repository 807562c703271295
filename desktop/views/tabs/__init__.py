"""The pages of the work window."""
