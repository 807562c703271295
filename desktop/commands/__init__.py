"""Sub-commands without a window, one file each: no Qt."""
