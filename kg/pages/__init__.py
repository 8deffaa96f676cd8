"""Pages a reader can open without us: one HTML file each, no outside request."""
