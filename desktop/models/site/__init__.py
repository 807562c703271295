"""The use-cases in the ward's words: each takes the Site, says what it changed, and never calls another."""
