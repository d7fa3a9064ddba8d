"""What a page says, as typed and frozen data. This room imports neither Sphinx nor docutils."""
