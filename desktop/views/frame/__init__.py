"""Everything around the pages: bars, banner, chooser, status line, idle lock."""
