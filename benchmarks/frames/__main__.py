"""`python -m benchmarks.frames`."""

from argparse import ArgumentParser

from benchmarks.frames.command import add_arguments, run

parser = ArgumentParser(prog="python -m benchmarks.frames")
add_arguments(parser)
raise SystemExit(run(parser.parse_args()))
