"""Imported by the process that the tests' workers are forked from: the whole program, loaded once."""

from importlib import import_module

from summarize.dates.language import load
from summarize.translate import Glossary

import_module("summarize.cli.job")
Glossary.shipped().find("Hà Nội")
for language in ("vi", "en"):
    load(language)
