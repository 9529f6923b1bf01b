"""Doors: Chainlit and the command line. They translate in and out and decide nothing."""
