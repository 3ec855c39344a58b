"""The checkup and the probe, each link broken for real at the loopback."""
