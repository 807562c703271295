"""Questions asked of the plan and the answers: what is complete, what is odd, what is due, who is eligible."""
