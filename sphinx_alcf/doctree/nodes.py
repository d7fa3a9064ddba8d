"""The nodes of a page's media.

Each is a subclass of a standard node, because ``SphinxTranslator.dispatch_visit`` walks a node's
classes: every writer can render them, and only HTML needs code of its own. What HTML needs to know
stands in attributes; what a reader needs stands in children.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_alcf.doctree.kinds import Own

OF_PAGE = "of_page"
"""The attribute of what a body shows of its page's front matter, which then stands there alone."""


class media_figure(Own, nodes.figure):
    """A picture, video or embed with caption and credit.

    Children: the medium (``image``, ``reference`` around one, or :class:`media_video`), then
    ``caption`` and :class:`media_legend` where there is something to say. Attributes: ``placement``
    (``text``, ``wide``, ``full``), ``ratio``, ``fit``, ``focus``, ``plate``, and ``lightbox`` where
    its picture can be opened; ``lang`` where the page has its own language.
    """


class media_hero(media_figure):
    """The figure at the head of a page. It is not numbered.

    Attributes: ``layout`` (``below``, ``over`` or ``split``); ``portrait_ratio`` and
    ``portrait_focus`` in windows that are higher than wide; ``crop``, the part of the picture that
    they then show.
    """


class media_cell(media_figure):
    """A figure in a grid. Its caption is a paragraph of its legend: only the grid is numbered."""


class media_grid(Own, nodes.figure):
    """Several :class:`media_cell` side by side, with a caption and a legend for all.

    Attributes: ``columns``, ``placement``, and ``lightbox`` where its pictures can be opened;
    ``lang`` where the page has its own language.
    """


class media_video(Own, nodes.container):
    """A video or embed: poster (``image``), :class:`media_title` and :class:`media_source`.

    Attributes: ``kind`` (``ambient``, ``player``, ``embed``), ``alt``, ``width`` and ``height`` in
    CSS pixels, ``start`` and ``end`` in seconds, ``duration`` of what plays in seconds, ``slug``
    (with which ids of its moments begin), ``lang`` where the page has its own language; for an
    embed ``provider``, ``player_url``, ``watch_url``, and how its frame is set up: ``allow``,
    ``referrer_policy``, ``sandbox``. As it is read, it holds its transcript too, which stands after
    its figure when it is written; then ``transcript`` is that one's id.
    """


class media_portrait(Own, nodes.image):
    """What a hero shows instead of the picture before it where the window is higher than wide.

    Only pages on the web have it; everything else shows the picture before it.
    """


class media_title(Own, nodes.paragraph):
    """The name of a video, which gettext sees."""


class media_source(Own, nodes.container):
    """A file of a video; its child is the ``download_reference`` by which Sphinx copies it.

    Attribute ``type``: the MIME type.
    """


class media_transcript(Own, nodes.container):
    """The words of a player's captions: :class:`media_transcript_title`, :class:`media_lines`.

    Attributes: ``language`` of the track, ``lang`` where that is not the page's, ``slug`` of the
    video.
    """


class media_transcript_title(Own, nodes.paragraph):
    """The word over a transcript, in the language of the page."""


class media_lines(Own, nodes.line_block):
    """The lines of a transcript."""


class media_line(Own, nodes.line):
    """A caption: :class:`media_moment`, :class:`media_time`, who speaks if named, and the words.

    Attributes: ``start`` and ``end`` in seconds.
    """


class media_moment(Own, nodes.target):
    """What links to a moment of a video lead to."""


class media_time(Own, nodes.inline):
    """The time of a line in a transcript."""


class media_legend(Own, nodes.legend):
    """What stands under a caption: further paragraphs, the credit, a video's address."""


class media_credit(Own, nodes.paragraph):
    """Who made a medium. Its children are the credit's text until the line is completed.

    Attributes: ``kind`` (``picture``, ``video``) and, where known, ``creator``, ``license``,
    ``license_url``, ``source_url`` and ``source_document`` (a document of the project); later
    ``said``, the text as :func:`~sphinx_alcf.doctree.credits.runs` keeps it.
    """


class media_credits(Own, nodes.General):
    """Where the credits of the site's media are listed, once all pages are known.

    Attributes: ``docname``, ``wanted`` (a :class:`~sphinx_alcf.doctree.credit_list.Wanted`).
    """


class teasers(Own, nodes.General):
    """Where pages are listed, once all pages are known.

    Attributes: ``docname``, ``listed`` (a :class:`~sphinx_alcf.site.teasers.Listed`).
    """


class site_contents(Own, nodes.General):
    """Where the site's sections are listed, once all pages are known.

    Attributes: ``docname``, ``contents`` (a :class:`~sphinx_alcf.site.contents.Contents`).
    """


class teaser_cards(Own, nodes.General):
    """The cards of pages. Made when HTML is written for the web.

    Attributes: ``pages`` (each an :class:`~sphinx_alcf.site.tree.Item`), ``place`` (number of this
    page of the list) and ``places`` (of all), ``docname`` of the list, ``label`` where it is to be
    a landmark of that name, ``headed`` where it has a heading of its own, ``eager`` where its
    first picture is loaded first.
    """


class credit_link(Own, nodes.reference):
    """A link to a licence or a source, whose address is printed where text cannot be followed."""


class media_teaser(Own, nodes.Invisible):
    """A page's picture for listings: an ``image``, and its :class:`media_credit` where it has one.

    Stands in the doctree so that Sphinx finds, copies, purges and merges the picture, and gettext
    sees its words; no page shows it.
    """


class download_card(Own, nodes.container):
    """A file to take away: a small figure, its title, what is in it, :class:`download_facts`."""


class download_facts(Own, nodes.paragraph):
    """Type and size of a file; the ``download_reference`` in it copies the file."""


class page_background(Own, nodes.container):
    """The figure behind a page. It decorates, and only pages of the theme ``alcf`` show it.

    Stands at the end of the doctree until a page for the web is arranged.
    """


class media_address(Own, nodes.paragraph):
    """Where a video can be watched, for formats that cannot play it."""


class text_break(Own, nodes.inline):
    """A line break, for plain text."""


class story_block(Own, nodes.container):
    """A block of a story; its class says which, such as ``alcf-standfirst``. See ``blocks.py``."""


class story_correction(Own, nodes.admonition):
    """A correction, whose title is written last.

    Attributes: ``date``, its day, where it is known; else ``written``, what stands in its place.
    """


class story_aside(Own, nodes.container):
    """A band beside the story, across the page. Its headings are sections."""


class story_list(Own, nodes.definition_list):
    """Numbers (class ``alcf-stats``) or facts (``alcf-facts``), of :class:`story_item`."""


class story_item(Own, nodes.definition_list_item):
    """A number with its label, or a fact. HTML groups its parts (HTML Standard, 4.4.9)."""


class story_tag(Own, nodes.inline):
    """A tag at the end of a page, which leads to its page if it has one.

    Attribute ``tag``: as the author wrote it, where the text has typographic signs.
    """


class story_date(Own, nodes.inline):
    """A date in a byline; attribute ``datetime`` in ISO 8601."""


class story_words(Own, nodes.generated):
    """Words within a line, which gettext sees by themselves: the line itself is not translated.

    No ``inline``: Sphinx takes each that is translatable out of its line and puts it at the end.
    """


class publication(Own, nodes.paragraph):
    """A publication: words for each part, classed by its name, such as ``alcf-pub-authors``."""


class story_header(Own, nodes.section):
    """The head of a page in HTML: title, kicker, intro, byline and hero. Made when HTML is written.

    A subclass of ``section``, so that Sphinx's HTML writer takes its title for a heading.
    """


class story_header_text(story_header):
    """The words of a :class:`story_header`, which an ``over`` hero carries."""


class media_box(Own, nodes.container):
    """The box around a figure's picture. Made when HTML is written."""


class media_zoom(Own, nodes.container):
    """The link by which a picture opens as large as the window. Made when HTML is written.

    Attributes: ``name`` (what it shows) and ``lang`` (of the page, where it has its own).
    """


class media_cells(Own, nodes.container):
    """The row of a grid's cells. Made when HTML is written."""


class responsive_image(Own, nodes.image):
    """An image with smaller versions. Made when HTML is written.

    Attributes: ``renditions`` (pairs of media type and a list of pairs: file name in the images
    folder, width in pixels), ``sizes`` (how wide it is shown, for browsers), ``eager`` (loaded
    first: a hero). Its child, if it has one, is what stands in for it in windows that are higher
    than wide: a picture with renditions of its own, or a crop.
    """


class boxed_table(Own, nodes.table):
    """A table in a box that scrolls. Made when HTML is written under the theme."""


class sized_column(Own, nodes.colspec):
    """A table's column whose width is a class. Made when HTML is written under the theme."""


class latex_environment(Own, nodes.container):
    """A LaTeX environment around its children. Made when LaTeX is written.

    Attributes: ``name``, and ``arguments`` as they stand after it.
    """


class latex_command(Own, nodes.inline):
    """A LaTeX command with its children as the argument. Made when LaTeX is written.

    Attribute ``name``.
    """


class latex_cover(Own, nodes.container):
    """What the cover of the PDF says: goes before the title page. Made when LaTeX is written.

    Attribute ``divided``: whether the contents have several captions, so that none names them all.
    """


class latex_picture(Own, nodes.image):
    """A picture with its place on the page. Made when LaTeX is written.

    Attributes: ``size`` (a LaTeX length), ``ratio`` (width to height, cropped to; 0: its own),
    ``focus`` (fractions of the picture, across and down, that stay in view), ``command``.
    """
