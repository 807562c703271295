"""Paper and signed PDF: values in, bytes out. The only folder that imports reportlab, pikepdf and pyHanko."""
