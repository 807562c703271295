"""How long the ward waits: a full site, what is done most on it, and the floor of the same machine in the same run."""
