"""What every import does, wherever its items come from: units, pictures, batches, a report."""
