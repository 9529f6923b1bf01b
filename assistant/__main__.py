"""`python -m assistant` is the command line."""

from assistant.interfaces.cli import main

raise SystemExit(main())
