"""The forecast bench: frozen generators, peers, scores, cost."""
