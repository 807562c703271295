"""What the tabs of visits have in common: a strip of visits over the room of one."""
