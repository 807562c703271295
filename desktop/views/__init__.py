"""The window: everything that is seen and typed; with app and rehearsal the only code that imports PySide6."""

from desktop.views.singletons import keep_singletons

keep_singletons()
