"""What runs inside Rasa: NLU components, policies and the Dutch language model."""
