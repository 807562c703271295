"""A page of the protocol at work: the list of pages, the open page with head and foot, what is to check beside it."""
