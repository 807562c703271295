"""Everything that is true without a screen: no Qt below here."""
