"""Whether a site that has moved is the same to its readers: Jekyll's output against Sphinx's.

``compare.py`` says what is compared, ``dialects.py`` what may differ. The rest:

``words.py``      words, as both sides write them
``content.py``    what a page shows, as data
``reader.py``     a page of HTML, read into that
``parts.py``      its parts
``built.py``      a built site: its pages, its addresses, its files
``pair.py``       an old page against the new one
``formats.py``    the same words in PDF, EPUB and plain text
"""
