"""`python -m infographix_api` is the command `infographix-api`."""

import sys

from infographix_api.cli import main

sys.exit(main())
