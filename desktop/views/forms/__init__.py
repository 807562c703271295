"""Any protocol form as a widget: one editor per kind of item, findings at the item."""
