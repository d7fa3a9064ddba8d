"""Licences by the names and addresses that authors write."""

from __future__ import annotations

import pytest

from sphinx_alcf.diagnostics import Warn
from sphinx_alcf.story.licenses import License, read_license

CC = "https://creativecommons.org"
GNU = "https://www.gnu.org/licenses"
OWN = {"House rules": "https://example.org/rules"}


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("CC BY 4.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("CC-BY-4.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("cc by-sa 3.0", "CC BY-SA 3.0", f"{CC}/licenses/by-sa/3.0/"),
        ("CC-BY-NC-ND-2.5", "CC BY-NC-ND 2.5", f"{CC}/licenses/by-nc-nd/2.5/"),
        ("CC BY-SA-NC 1.0", "CC BY-NC-SA 1.0", f"{CC}/licenses/by-nc-sa/1.0/"),
        ("CC-BY-SA-3.0-DE", "CC BY-SA 3.0 DE", f"{CC}/licenses/by-sa/3.0/de/"),
        ("CC BY\u00a04.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        (
            "Creative Commons Attribution-ShareAlike 4.0 International",
            "CC BY-SA 4.0",
            f"{CC}/licenses/by-sa/4.0/",
        ),
        ("CC0", "CC0 1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("CC0-1.0", "CC0 1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("public domain mark", "Public Domain Mark 1.0", f"{CC}/publicdomain/mark/1.0/"),
        ("Public Domain", "Public domain", None),
        ("The MIT Licence", "MIT", "https://opensource.org/license/mit"),
        ("apache-2.0", "Apache 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
        (
            "Apache License, Version 2.0",
            "Apache 2.0",
            "https://www.apache.org/licenses/LICENSE-2.0",
        ),
        ("BSD-3-Clause", "BSD 3-Clause", "https://opensource.org/license/bsd-3-clause"),
        ("GPL-3.0-or-later", "GNU GPL 3.0 or later", f"{GNU}/gpl-3.0.html"),
        ("GPLv2+", "GNU GPL 2.0 or later", f"{GNU}/old-licenses/gpl-2.0.html"),
        ("LGPL-2.1-only", "GNU LGPL 2.1", f"{GNU}/old-licenses/lgpl-2.1.html"),
        ("GNU Affero General Public License v3.0", "GNU AGPL 3.0", f"{GNU}/agpl-3.0.html"),
        ("GFDL-1.2", "GNU FDL 1.2", f"{GNU}/old-licenses/fdl-1.2.html"),
        ("SIL Open Font License 1.1", "OFL 1.1", "https://openfontlicense.org/"),
        ("Unsplash", "Unsplash License", "https://unsplash.com/license"),
        ("Pexels License", "Pexels License", "https://www.pexels.com/license/"),
        ("pixabay", "Pixabay Content License", "https://pixabay.com/service/license-summary/"),
    ],
)
def test_names_become_one_name_and_its_address(text: str, name: str, url: str | None) -> None:
    assert read_license(text) == (License(name, url), None)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"{CC}/licenses/by/4.0/", "CC BY 4.0"),
        ("http://www.creativecommons.org/licenses/by-sa/3.0/us/deed.de", "CC BY-SA 3.0 US"),
        (f"{CC}/licenses/by/4.0/legalcode", "CC BY 4.0"),
        (f"{CC}/publicdomain/zero/1.0/deed.en", "CC0 1.0"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://unsplash.com/license/", "Unsplash License"),
        ("https://example.org/rules/", "House rules"),
        ("https://example.org/other", "https://example.org/other"),
    ],
)
def test_a_known_address_gets_its_name_and_another_stands_as_it_is(address: str, name: str) -> None:
    found, problem = read_license(address, OWN)
    assert (found.name, problem) == (name, None)
    assert found.url


def test_a_sites_own_names_win() -> None:
    own = {**OWN, "CC BY 4.0": "https://example.org/by"}
    assert read_license("house-rules", own)[0] == License("House rules", OWN["House rules"])
    assert read_license("cc-by-4.0", own)[0] == License("CC BY 4.0", "https://example.org/by")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CC BYE 4.0", "'CC BY 4.0'"),
        ("CC BY-SA 5.0", "'CC BY-SA 4.0'"),
        ("CC BY", "'CC BY 4.0' or another version"),
        ("Creative Commons Attribution-NonCommercial", "'CC BY-NC 4.0' or another version"),
        ("Unsplassh License", "'Unsplash License'"),
        ("House rulse", "'House rules'"),
    ],
)
def test_what_nearly_is_one_is_shown_with_a_problem(text: str, meant: str) -> None:
    found, problem = read_license(text, OWN)
    assert found == License(text)
    assert problem is not None
    assert problem.kind is Warn.VALUE
    assert f"Did you mean {meant}?" in problem.message


@pytest.mark.parametrize(
    "text", ["Courtesy of the family", "By arrangement", "javascript:alert(1)", "MTI", "2024", "+"]
)
def test_an_unknown_name_is_shown_as_it_stands(text: str) -> None:
    assert read_license(text) == (License(text), None)
