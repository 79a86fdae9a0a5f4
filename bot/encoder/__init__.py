"""Make the sentence encoder: read a small multilingual model, fine-tune it on the corpus, write it as int8 ONNX.

Runs in an environment of its own (``make encoder``, ``requirements/encoder.txt``). Running and testing the project only
read what this wrote: ``models/nl_vliegwiel_begrip``.
"""
