"""The pages of the window: each lays out views and hands her choices on; none computes what comes next."""
