"""Check: which conditions hold, how far the book may go, which exercises are open and which track suits."""
