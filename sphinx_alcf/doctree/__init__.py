"""From the model to docutils nodes: the factory, directives, parser and read-phase transforms."""
