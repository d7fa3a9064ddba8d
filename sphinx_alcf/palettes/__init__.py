"""Colours: palettes as data, derived, checked, and written as CSS and as Pygments styles."""
