"""The command line: answers on stdout, progress and faults on stderr."""

from assistant.interfaces.cli.principal import main

__all__ = ["main"]
