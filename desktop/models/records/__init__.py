"""What was answered: entries of the ledger, the casebook folded from them, and the bytes a signature covers."""
