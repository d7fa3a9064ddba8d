"""One projection of the nodes for each format."""
