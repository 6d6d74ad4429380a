"""Runs a notebook by plain nbclient, as papermill and documentation tools do, and saves it with its outputs."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, startup_timeout=120, iopub_timeout=60).execute()
nbformat.write(notebook, sys.argv[1])
