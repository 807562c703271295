"""The program shown at work: hands that type and click in the real window, and nothing else."""
