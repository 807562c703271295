"""How it is kept: the only folder that imports the SQLite driver and sqlite-utils."""
