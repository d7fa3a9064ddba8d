"""What pages know of each other, kept in a domain that Sphinx clears and merges."""
