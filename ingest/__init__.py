"""Where reports come from and how they become rows: folder, service, archive; reading, resolving, batches."""
