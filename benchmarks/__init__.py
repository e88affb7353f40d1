"""Every figure of the library as a ratio to hand-written SQL measured in the same run."""
