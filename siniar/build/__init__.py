"""One road for build, publish and preview: load, plan, write, verify, switch."""
