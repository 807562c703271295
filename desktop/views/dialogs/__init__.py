"""Dialogs and popovers: each asks one thing and tells what it causes."""
