"""What kramdown shows of a text, MyST shows of what it is rewritten to."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.migrate.kramdown.conftest import Pair
from tests.migrate.kramdown.samples import SAMPLES

pytestmark = pytest.mark.needs("jekyll")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_is_shown(name: str, pairs: Mapping[str, Pair]) -> None:
    pair = pairs[name]
    assert pair.new == pair.old, pair.text
