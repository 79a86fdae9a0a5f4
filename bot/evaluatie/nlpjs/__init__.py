"""nlp.js with Dutch, as a peer. The packages are installed under ``var/``, never in the repository."""
