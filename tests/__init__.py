"""Tests of sphinx-alcf; the folders mirror the rooms of the package."""
