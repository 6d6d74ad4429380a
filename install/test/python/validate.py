"""Asks nbformat whether files are valid notebooks of their version, with an id for each cell."""

import sys
import warnings

import nbformat

warnings.simplefilter("error")  # a missing or a double id is a warning only
for path in sys.argv[1:]:
    nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))
