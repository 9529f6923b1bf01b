"""The page in Chainlit's own terms: the only folder that imports it. Handlers translate in and out and decide nothing."""
