"""Includes that Jekyll reads, and those on which it stops: for our grammar and for Jekyll."""

from __future__ import annotations

NBSP = "\N{NO-BREAK SPACE}"

GOOD: dict[str, tuple[str, dict[str, str | None]]] = {
    "double quotes": ('p.html a="v"', {"a": "v"}),
    "single quotes": ("p.html a='v'", {"a": "v"}),
    "round the equals sign": ('p.html a = "v" b= "w" c ="x"', {"a": "v", "b": "w", "c": "x"}),
    "lines": ('\n p.html\n   a= "v"\n\n   b="w"\n', {"a": "v", "b": "w"}),
    "CR LF": ('p.html\r\n a="v"\r\n b="w"\r\n', {"a": "v", "b": "w"}),
    "tabs": ('\tp.html\ta="v"\t\tb\t=\t"w"\t', {"a": "v", "b": "w"}),
    "an escaped quote": (r'p.html a="x \"b\" y"', {"a": 'x "b" y'}),
    "an escaped apostrophe": (r"p.html a='it\'s'", {"a": "it's"}),
    "the other quote": (r"""p.html a="it\'s" b='\"'""", {"a": r"it\'s", "b": r"\""}),
    "other backslashes": (r'p.html a="\alpha \\ \n"', {"a": r"\alpha \\ \n"}),
    "two backslashes at the end": (r'p.html a="x\\"', {"a": r"x\\"}),
    "a frame": (
        """p.html a='<iframe src="https://x.y/z" allowfullscreen></iframe>'""",
        {"a": '<iframe src="https://x.y/z" allowfullscreen></iframe>'},
    ),
    "a value over lines": ('p.html a="x\n   y"', {"a": "x\n   y"}),
    "HTML and entities": ('p.html a="H<sub>2</sub>O &rsquo;"', {"a": "H<sub>2</sub>O &rsquo;"}),
    "empty": ('p.html a=""', {"a": ""}),
    "no parameters": ("p.html", {}),
    "integer": ("p.html a=12 b=-3 c=017", {"a": "12", "b": "-3", "c": "17"}),
    "float": ("p.html a=1.5 b=1.10 c=1.2.3 d=2.", {"a": "1.5", "b": "1.1", "c": "1.2", "d": "2.0"}),
    "words of Liquid": (
        "p.html a=true b=nil c=null d=blank",
        {"a": "true", "b": None, "c": None, "d": ""},
    ),
    "a variable that is not there": ("p.html a=fpo.jpg b=nowhere", {"a": None, "b": None}),
    "a variable of the page": ("p.html a=page.word b=page.my-key", {"a": "found", "b": "dashed"}),
    "keys": (
        'p.html a-b="v" a_b="w" A="x" a="y" 1="z"',
        {"a-b": "v", "a_b": "w", "A": "x", "a": "y", "1": "z"},
    ),
    "twice": ('p.html a="v" a="w"', {"a": "w"}),
    "output of a string": ("p.html a=\"{{ 'x' }}\"", {"a": "{{ 'x' }}"}),
    "unfinished output": ('p.html a="{{a, b}"', {"a": "{{a, b}"}),
    "curly quotes in a value": (
        'p.html a="\N{LEFT DOUBLE QUOTATION MARK}v"',
        {"a": "\N{LEFT DOUBLE QUOTATION MARK}v"},
    ),
    "a no-break space in a value": (f'p.html a="v{NBSP}w"', {"a": f"v{NBSP}w"}),
    "an opening tag in a value": ('p.html a="{% x"', {"a": "{% x"}),
}
"""Markup, and the values that Jekyll's template sees."""

BAD: dict[str, tuple[str, str]] = {
    "a dot in a key": ('p.html a.b="v"', "'a.'"),
    "a colon": ('p.html a:"v"', "not a colon"),
    "a quoted key": ('p.html "a"="v"', "without quotes"),
    "a bare word": ("p.html a", "no value"),
    "a bare word before a parameter": ('p.html word a="v"', "'word' has no value"),
    "no value": ("p.html a=", "no value"),
    "no blank between": ('p.html a="1"b="2"', "put a blank between"),
    "a comma": ('p.html a="1", b="2"', "commas"),
    "a comma apart": ('p.html a="1" , b="2"', "commas"),
    "text after a value": ('p.html a="1"x', "put a blank between"),
    "quotes inside quotes": ('p.html a="say "hi" now"', "for a quote inside"),
    "a no-break space": (f'p.html a="1"{NBSP}b="2"', "no-break space"),
    "a no-break space apart": (f'p.html a="1" {NBSP}b="2"', "no-break space"),
    "a no-break space after the name": (f'p.html{NBSP}a="1"', "no-break space"),
    "a key that is not ASCII": ('p.html cl\u00e9="1"', "from A to Z"),
    "curly quotes": ("p.html a=\u201cv\u201d", "straight quotes"),
    "an index": ("p.html a=b[0]", "brackets"),
    "a filter": ("p.html a=b|upcase", "filters"),
    "an open string": (r'p.html a="x\"', "not closed"),
    "a tag's end in quotes": ('p.html a="50', "not closed"),
    "a variable in braces": ('p.html a="{{ page.word }}"', "{{ … }}"),
    "a variable with a filter": ('p.html a="{{ page.word | upcase }}"', "{{ … }}"),
    "no name": ("", "needs a file name"),
    "a quoted name": ('"p.html" a="v"', "no quotes"),
    "a folder above": ("../p.html", "must not have"),
    "two slashes": ("a//p.html", "must not have"),
    "a name with a comma": ('p.html, a="v"', "no file name"),
}
"""Markup on which Jekyll stops the build, and words of our problem."""

VARIABLES = {"page": {"word": "found", "my-key": "dashed"}}
