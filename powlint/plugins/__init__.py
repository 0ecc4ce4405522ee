"""What extends powlint: the hooks, our own parts, and the loading of those plugins that the settings name."""
