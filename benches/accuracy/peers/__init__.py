"""The engines that are scored: ours and the peers, each behind one call: paths in, findings by path out."""
