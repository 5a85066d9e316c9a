"""What reading costs, how well it does, what its uncertainty is worth: `make bench`, `python -m benchmarks -h`."""
