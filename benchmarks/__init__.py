"""What reading and its page cost, how well it does, its uncertainty: `make bench`, `python -m benchmarks -h`."""
