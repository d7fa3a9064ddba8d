"""Reading Jekyll: its include tag, Liquid in Markdown, and values that are HTML.

Knows markdown-it and the model, neither Sphinx nor docutils.
"""
