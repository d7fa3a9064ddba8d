"""A Jekyll site made into a Sphinx project: read, addressed, evaluated, rewritten, reported."""
