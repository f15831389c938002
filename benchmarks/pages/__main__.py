"""`python -m benchmarks.pages`."""

from benchmarks.pages import main

main()
