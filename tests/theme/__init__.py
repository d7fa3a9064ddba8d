"""Tests of the theme ``alcf``."""
