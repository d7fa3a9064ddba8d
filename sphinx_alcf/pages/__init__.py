"""What a page's template is given, and the pages that no document makes."""
