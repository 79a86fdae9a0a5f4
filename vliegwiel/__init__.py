"""Vliegwiel: a first conversation about what you want, and why."""
