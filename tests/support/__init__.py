"""What tests share: small sites built in process, HTML as a tree, and media of a few kilobytes."""
