"""Rasa custom actions: thin. The only place with rasa_sdk."""
