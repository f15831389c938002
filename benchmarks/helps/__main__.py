"""`python -m benchmarks.helps`: the same as `ebb bench helps`."""

import sys
from argparse import ArgumentParser

from benchmarks.helps import add_arguments, run

parser = ArgumentParser(prog="ebb bench helps")
add_arguments(parser)
sys.exit(run(parser.parse_args()))
