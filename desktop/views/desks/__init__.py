"""What is not bound to a visit: the events of a subject."""
