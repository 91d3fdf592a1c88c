import sys

from samverk.config.cli import main

sys.exit(main())
