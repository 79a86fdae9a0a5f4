"""The conversation simulator (``make gesprek-proef``): made-up clients talk with the running product through its API.

It knows the product as a client does: addresses, JSON and what is said. It reads the catalogue of texts
(``data/responses``) to recognise which question was put, and imports nothing of the product.

``data`` personas and word lists · ``persona`` reads them · ``kenner`` recognises texts · ``spreker`` decides what a
persona says · ``verkeer`` HTTP · ``speler`` plays · ``gesprek`` what happened · ``maten``, ``cellen`` measure ·
``doelen`` targets · ``rapport`` page and JSON · ``stapel`` a stack of its own.
"""
