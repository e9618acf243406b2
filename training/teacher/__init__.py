"""The large teacher: an encoder of many languages, fine-tuned to tag tokens, whose labels teach the network."""
