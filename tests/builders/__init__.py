"""Whole stories in every builder."""
