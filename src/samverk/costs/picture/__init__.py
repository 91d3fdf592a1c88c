"""Pictures of costs: bars beside the figures that they show."""
