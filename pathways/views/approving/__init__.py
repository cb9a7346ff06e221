"""What waits for a manager: plans to approve, and disagreements to reply to."""
