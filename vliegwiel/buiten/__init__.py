"""Adapters to systems of others: mail, single sign-on, exchange. Each keeps its library to itself."""
