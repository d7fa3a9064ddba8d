"""``python -m sphinx_alcf.cli``."""

import sys

from sphinx_alcf.cli.main import main

sys.exit(main())
