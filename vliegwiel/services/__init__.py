"""Use cases as functions, and the ports (Protocols) that they need. Knows ``core`` only."""
