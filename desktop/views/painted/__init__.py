"""Small painted widgets; each says in words what it shows."""
